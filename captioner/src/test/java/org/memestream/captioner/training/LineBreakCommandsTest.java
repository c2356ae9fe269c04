package org.memestream.captioner.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LineBreakCommandsTest {

  private static final String HEADER = "template\ttop\tbottom\ttext\tboxes\tvotes";

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeTables() throws IOException {
    write("imgflip.tsv.gz", IntStream.range(0, 400).mapToObj(LineBreakCommandsTest::row).toList());
    write(
        "memegenerator.tsv.gz",
        List.of(
            "Some-Dog\tthe dog\tis sh1t today\tthe dog <sep> is sh1t today\t2\t",
            "Some-Dog\tno\tway\tno <sep> way\t2\t",
            "Some-Dog\t\t\tthe dog is here\t1\t"));
  }

  @Test
  void trainingLearnsTheBreakAndMeasuresIt() throws IOException {
    int exit = train();

    JsonObject metrics =
        JsonParser.parseString(Files.readString(folder.resolve("out/metrics.json")))
            .getAsJsonObject();
    assertThat(exit).isZero();
    assertThat(metrics.get("dropped").getAsInt()).isEqualTo(2);
    assertThat(metrics.getAsJsonObject("seen_test").get("rows").getAsInt()).isPositive();
    assertThat(metrics.getAsJsonObject("seen_test").get("exact").getAsDouble()).isEqualTo(1);
  }

  @Test
  void evaluationMeasuresTheModelItIsGiven() {
    train();
    out.getBuffer().setLength(0);

    int exit =
        evaluate(
            "--captions",
            folder.resolve("imgflip.tsv.gz").toString(),
            "--model",
            folder.resolve("out/line-break.bin").toString(),
            "--json");

    JsonObject figures = JsonParser.parseString(out.toString()).getAsJsonObject();
    assertThat(exit).isZero();
    assertThat(figures.get("rows").getAsInt()).isEqualTo(400);
    assertThat(figures.get("exact").getAsDouble()).isGreaterThan(0.95);
    assertThat(figures.get("halving_exact").getAsDouble()).isLessThan(0.6);
  }

  @Test
  void evaluationPrintsATableOfAPlainFile() throws IOException {
    Path file = folder.resolve("some.tsv");
    Files.writeString(file, HEADER + "\n" + row(1) + "\n");

    assertThat(evaluate("--captions", file.toString())).isZero();

    assertThat(out.toString()).contains("1 captions of two boxes", "exact", "halving");
  }

  @Test
  void evaluationNamesAMissingFile() {
    assertThat(evaluate("--captions", folder.resolve("nowhere.tsv").toString())).isEqualTo(2);

    assertThat(err.toString()).contains("there is no file").contains("nowhere.tsv");
  }

  @Test
  void evaluationNamesMissingColumns() throws IOException {
    Path file = folder.resolve("some.tsv");
    Files.writeString(file, "template\ttext\nDog\thello\n");

    assertThat(evaluate("--captions", file.toString())).isEqualTo(2);

    assertThat(err.toString()).contains("lacks the columns top, bottom, boxes");
  }

  @Test
  void evaluationNamesABrokenLine() throws IOException {
    Path file = folder.resolve("some.tsv");
    Files.writeString(file, HEADER + "\nDog\thello\n");

    assertThat(evaluate("--captions", file.toString())).isEqualTo(2);

    assertThat(err.toString()).contains("line 2").contains("2 fields, its header 6");
  }

  @Test
  void evaluationRefusesATableWithoutTwoBoxes() throws IOException {
    Path file = folder.resolve("some.tsv");
    Files.writeString(file, HEADER + "\nDog\t\t\thello there\t1\t\n");

    assertThat(evaluate("--captions", file.toString())).isEqualTo(2);

    assertThat(err.toString()).contains("two filled boxes");
  }

  @Test
  void evaluationRefusesAModelThatIsNone() {
    String table = folder.resolve("imgflip.tsv.gz").toString();

    assertThat(evaluate("--captions", table, "--model", table)).isEqualTo(2);

    assertThat(err.toString()).contains("not a file of line-break weights");
  }

  private int train() {
    return run(
        new LineBreakCommand(),
        "--captions",
        folder.toString(),
        "--out",
        folder.resolve("out").toString());
  }

  private int evaluate(String... arguments) {
    return run(new EvaluateLineBreakCommand(), arguments);
  }

  private int run(Object command, String... arguments) {
    return new CommandLine(command)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  /** The lower text begins with "then", one to four words after the beginning. */
  private static String row(int i) {
    String top = "dog number" + i + " sits".repeat(i % 4);
    String bottom = "then it sleeps";
    return String.join("\t", "Some-Dog", top, bottom, top + " <sep> " + bottom, "2", "7");
  }

  private void write(String name, List<String> rows) throws IOException {
    try (OutputStream file = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      file.write((HEADER + "\n" + String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
