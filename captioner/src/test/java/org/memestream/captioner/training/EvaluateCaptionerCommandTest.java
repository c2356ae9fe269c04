package org.memestream.captioner.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.captioner.caption.Variant;
import org.memestream.captioner.caption.Vocabulary;
import org.memestream.captioner.djl.CaptionModel;
import org.memestream.captioner.djl.DecoderNetwork;
import org.memestream.captioner.djl.EncoderNetwork;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.network.WeightsFile;
import picocli.CommandLine;

class EvaluateCaptionerCommandTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeModelAndTable() throws IOException {
    Vocabulary vocabulary = new Vocabulary(List.of("</s>", "<unk>", "<sep>", "the", "cat", "sat"));
    Files.write(folder.resolve("vocabulary.txt"), vocabulary.words());
    try (NDManager manager = InferenceEngine.start().newBaseManager()) {
      String encoder =
          write("encoder", "encoder.mstw", new EncoderNetwork().initialise(manager), Map.of());
      DecoderNetwork network = new DecoderNetwork(Variant.ATTENTION, vocabulary.size(), 8, 12);
      Weights silent = network.initialise(manager);
      // With all weights zero, every word is as likely as every other.
      silent.each((name, array) -> array.muli(0));
      write(
          "decoder",
          CaptionModel.file(Variant.ATTENTION),
          silent,
          Map.of(
              "variant", "attention",
              "encoder", encoder,
              "vocabulary", vocabulary.fingerprint(),
              "embedding", "8",
              "hidden", "12"));
    }
    Files.writeString(
        folder.resolve("captions.tsv"),
        """
        template\ttop\tbottom\ttext\tboxes\tvotes
        A\tthe cat\tsat\tThe cat <sep> sat\t2\t1
        A\t\t\tthe dog sat\t1\t1
        A\t\t\ttoo short\t1\t1
        A\t\t\ta <sep> b <sep> c d e\t3\t1
        A\t\t\tsee www.example.com for more cats\t1\t1
        A\t\t\tthe cat s\u00e4t here\t1\t1
        """);
  }

  @Test
  void measuresTheRowsThatCanBeCompared() {
    int code = run("--captions", table(), "--model", folder.toString(), "--json");

    assertThat(code).as(err.toString()).isZero();
    JsonObject figures = JsonParser.parseString(out.toString()).getAsJsonObject();
    assertThat(figures.get("rows").getAsInt()).isEqualTo(2);
    // the cat <sep> sat </s>, the <unk> sat </s>
    assertThat(figures.get("tokens").getAsInt()).isEqualTo(9);
    assertThat(figures.get("unknown").getAsInt()).isEqualTo(1);
    assertThat(figures.get("vocabulary").getAsInt()).isEqualTo(6);
    assertThat(figures.get("perplexity").getAsDouble()).isCloseTo(6, within(1e-3));
    assertThat(figures.get("perplexity_known").getAsDouble()).isCloseTo(6, within(1e-3));
  }

  @Test
  void saysWhichVariantsTheModelHas() {
    int code = run("--captions", table(), "--model", folder.toString(), "--variant", "image-label");

    assertThat(code).isNotZero();
    assertThat(err.toString()).contains("--variant").contains("attention");
  }

  @Test
  void saysWhatIsWrongWithATable() throws IOException {
    Files.writeString(folder.resolve("bad.tsv"), "template\ttext\nA\tthe cat sat\n");

    int code = run("--captions", folder.resolve("bad.tsv").toString());

    assertThat(code).isNotZero();
    assertThat(err.toString()).contains("lacks the columns top, bottom, boxes");
  }

  private String table() {
    return folder.resolve("captions.tsv").toString();
  }

  private int run(String... arguments) {
    return new CommandLine(new EvaluateCaptionerCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private String write(String kind, String file, Weights weights, Map<String, String> properties)
      throws IOException {
    try (weights;
        OutputStream stream = Files.newOutputStream(folder.resolve(file))) {
      return WeightsFile.write(stream, kind, properties, weights, WeightsFile.Precision.HALF);
    }
  }
}
