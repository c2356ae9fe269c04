package org.memestream.captioner.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.captioner.caption.Caption;
import org.memestream.captioner.caption.CaptionOutcome;
import org.memestream.captioner.caption.CaptionRequest;
import org.memestream.captioner.caption.Captioner;

class CaptionDumpTest {

  @TempDir private Path folder;

  private final Answers captioner = new Answers();

  @BeforeEach
  void writeData() throws IOException {
    Files.createDirectories(folder.resolve("templates"));
    for (String name : List.of("Good-Dog", "Bad-Cat")) {
      BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
      ImageIO.write(picture, "png", folder.resolve("templates/" + name + ".png").toFile());
    }
    StringBuilder table = new StringBuilder("template\ttop\tbottom\ttext\tboxes\tvotes\n");
    for (int i = 0; i < 30; i++) {
      table.append("Good Dog\t\t\tgood dog\t1\t0\n");
    }
    for (int i = 0; i < 10; i++) {
      table.append("Bad Cat\t\t\tbad cat\t1\t0\n");
      table.append("No Picture\t\t\tnothing to see\t1\t0\n");
    }
    Files.writeString(folder.resolve("captions.tsv"), table);
  }

  @Test
  void writesAsManyATemplateAsPeopleDid() throws IOException {
    CaptionDump.Written written = dump("captions.tsv").write(captioner, 100, out());

    assertThat(written).isEqualTo(new CaptionDump.Written(100, 0));
    assertThat(Files.readAllLines(out())).hasSize(100).startsWith("top <sep> bottom", "one line");
    List<CaptionRequest> asked = captioner.asked;
    assertThat(asked.stream().map(CaptionRequest::seed).distinct()).hasSize(100);
    long dogs = asked.stream().filter(one -> one.sight().equals(asked.get(0).sight())).count();
    assertThat(dogs).isEqualTo(75);
  }

  @Test
  void countsWhatWasRefused() throws IOException {
    captioner.refuse = true;

    CaptionDump.Written written = dump("captions.tsv").write(captioner, 7, out());

    assertThat(written).isEqualTo(new CaptionDump.Written(0, 7));
    assertThat(Files.readAllLines(out())).isEmpty();
  }

  @Test
  void saysWhenNoTemplateHasAPicture() throws IOException {
    Files.writeString(
        folder.resolve("other.tsv"),
        "template\ttop\tbottom\ttext\tboxes\nUnknown\t\t\tany text here\t1\n");

    assertThatThrownBy(() -> dump("other.tsv").write(captioner, 3, out()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("named after its template");
  }

  private Path out() {
    return folder.resolve("out.txt");
  }

  private CaptionDump dump(String table) {
    return new CaptionDump(
        folder.resolve(table), folder.resolve("templates"), Optional.empty(), Optional.empty(), 1);
  }

  /** Answers in turn with a caption of two boxes and one that was broken to be drawn. */
  private static final class Answers implements Captioner {

    private final List<CaptionRequest> asked = new ArrayList<>();
    private boolean refuse;

    @Override
    public List<CaptionOutcome> caption(List<CaptionRequest> requests) {
      List<CaptionOutcome> outcomes = new ArrayList<>();
      for (CaptionRequest request : requests) {
        Caption caption =
            asked.size() % 2 == 0
                ? new Caption("top", Optional.of("bottom"), Caption.Break.WRITTEN, -1)
                : new Caption("one", Optional.of("line"), Caption.Break.PLACED, -1);
        asked.add(request);
        outcomes.add(
            refuse
                ? new CaptionOutcome.Refused(CaptionOutcome.Cause.EMPTY)
                : new CaptionOutcome.Written(List.of(caption), "known"));
      }
      return outcomes;
    }

    @Override
    public boolean reads(String label) {
      return true;
    }

    @Override
    public void close() {
      // Holds nothing.
    }
  }
}
