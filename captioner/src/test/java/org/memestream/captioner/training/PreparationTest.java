package org.memestream.captioner.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {

  @TempDir private Path data;

  private final List<String> rows = new ArrayList<>();

  @BeforeEach
  void writeTables() throws IOException {
    Files.createDirectories(data.resolve("images/memeproject"));
    Files.createDirectories(data.resolve("captions"));
    Files.writeString(data.resolve("images/memeproject/labels.tsv"), "file\tlabel\trank\n");
    Files.writeString(
        data.resolve("captions/templates.tsv"),
        "template\tlabel\tfile\tcaptions\nGood-Dog\tgood dog\ttemplates/Good-Dog.jpg\t9\n");
    for (int i = 0; i < 40; i++) {
      rows.add("Good-Dog\ta\tb\tthe dog is here <sep> number " + i + "\t2\t1");
    }
  }

  @Test
  void saysWhyEachRowIsDropped() throws IOException {
    rows.add("Good-Dog\t\t\tthe dog <sep> is <sep> here\t3\t1");
    rows.add("Good-Dog\t\t\tdas ist sch\u00f6n hier\t1\t1");
    rows.add("Good-Dog\t\t\tsee www.example.com for more\t1\t1");
    rows.add("Good-Dog\t\t\ttoo short\t1\t1");
    rows.add("Good-Dog\t\t\tthe dog made with imgflip here\t1\t1");
    rows.add("Good-Dog\t\t\tthe dog is sh1t\t1\t1");
    rows.add("Good-Dog\t\t\tthe dog is hitler\t1\t1");
    rows.add("Good-Dog\t\t\tthe dog is here <sep> number 7\t2\t1");
    rows.add("Good-Dog\t\t\tzyx wvu the dog\t1\t1");

    Preparation.Prepared prepared = prepare();

    assertThat(prepared.dropped().keySet()).containsExactly(RowFilter.Fault.values());
    assertThat(prepared.dropped().values()).containsOnly(1);
    assertThat(prepared.rare()).isEqualTo(1);
  }

  @Test
  void keepsRowsForTestsAsTheyStandInTheSource() throws IOException {
    rows.add("Good-Dog\t\t\tthe dog is sh1t\t1\t1");

    List<Preparation.HeldOut> apart = prepare().heldOut();

    assertThat(apart)
        .isNotEmpty()
        .allSatisfy(row -> assertThat(rows).contains(row.line()))
        .allSatisfy(row -> assertThat(row.use()).isEqualTo(CaptionRows.Use.SEEN_TEST));
  }

  @Test
  void findsThePictureOfATemplate() throws IOException {
    assertThat(prepare().rows().rows())
        .allSatisfy(row -> assertThat(row.picture()).isEqualTo("Good-Dog"));
  }

  @Test
  void keepsBadWordsOutOfTheVocabulary() throws IOException {
    assertThat(prepare().vocabulary().words())
        .startsWith("</s>", "<unk>", "<sep>")
        .contains("dog", "number")
        .allSatisfy(
            word ->
                assertThat(new org.memestream.captioner.caption.SafetyFilter().accepts(word))
                    .isTrue());
  }

  @Test
  void readsBackWhatItWrites() throws IOException {
    CaptionRows written = prepare().rows();
    Path file = data.resolve("rows.tsv");

    written.write(file);

    assertThat(CaptionRows.read(file)).isEqualTo(written);
  }

  private Preparation.Prepared prepare() throws IOException {
    table("imgflip.tsv.gz", rows);
    table("memegenerator.tsv.gz", List.of());
    Path captions = data.resolve("captions");
    return new Preparation(new Split(2), 100, captions, data.resolve("images")).prepare(captions);
  }

  private void table(String name, List<String> lines) throws IOException {
    try (Writer writer =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(data.resolve("captions").resolve(name))),
            StandardCharsets.UTF_8)) {
      writer.write("template\ttop\tbottom\ttext\tboxes\tvotes\n");
      for (String line : lines) {
        writer.write(line + "\n");
      }
    }
  }
}
