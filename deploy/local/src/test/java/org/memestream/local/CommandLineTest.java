package org.memestream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.memestream.local.console.Surroundings;
import org.memestream.runtime.lifecycle.ExitCode;
import picocli.CommandLine;

class CommandLineTest {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "make",
        "backfill",
        "erase",
        "dead-letters",
        "dead-letters list",
        "dead-letters show",
        "dead-letters replay",
        "feed",
        "feed jetstream",
        "feed mastodon",
        "feed telegram",
        "feed replay",
        "up",
        "down",
        "status",
        "doctor",
        "caption",
        "detect",
        "render",
        "train",
        "evaluate"
      })
  void everyCommandExplainsItself(String command) {
    assertThat(run((command + " --help").split(" "))).isEqualTo(ExitCode.OK.code());

    assertThat(out.toString()).contains("Usage: memestream " + command);
  }

  @Test
  void tellsItsVersion() {
    assertThat(run("--version")).isEqualTo(ExitCode.OK.code());

    assertThat(out.toString()).startsWith("memestream ");
  }

  @Test
  void asksForACommand() {
    assertThat(run()).isEqualTo(ExitCode.USAGE.code());

    assertThat(err.toString()).contains("a command is missing", "memestream --help");
  }

  @Test
  void suggestsTheOptionThatWasMeant() {
    assertThat(run("make", "cat.jpg", "--lable", "box")).isEqualTo(ExitCode.USAGE.code());

    assertThat(err.toString()).contains("--lable", "--label");
  }

  @Test
  void asksForAPhoto() {
    assertThat(run("make")).isEqualTo(ExitCode.USAGE.code());

    assertThat(err.toString()).contains("PHOTO");
  }

  @Test
  void refusesASeedThatIsNoNumber() {
    assertThat(run("make", "cat.jpg", "--seed", "lucky")).isEqualTo(ExitCode.USAGE.code());

    assertThat(err.toString()).contains("--seed", "lucky");
  }

  @Test
  void refusesWhatAnOrderCannotHold() {
    assertThat(run("make", "cat.jpg", "--alternatives", "99")).isEqualTo(ExitCode.USAGE.code());

    assertThat(err.toString()).contains("alternatives", "99");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "make cat.jpg --text all --top half",
        "make cat.jpg --text all --bottom half",
        "make cat.jpg --temperature 0",
        "make cat.jpg --temperature 11",
        "make cat.jpg --temperature warm",
        "make cat.jpg --variant haiku",
        "caption",
        "caption cat.jpg --dump 5 --captions c.tsv --templates t --out o",
        "caption --dump 5",
        "caption --dump 0 --captions c.tsv --templates t --out o",
        "caption --captions c.tsv",
        "caption cat.jpg --temperature 0",
        "caption cat.jpg --alternatives 11",
        "caption cat.jpg --variant haiku",
        "backfill",
        "backfill . --rate fast",
        "backfill . --rate 0/s",
        "backfill . --owner ../ada",
        "backfill . --label-from column",
        "backfill . --label-from somewhere",
        "backfill . --alternatives 99",
        "backfill s3:bucket/x",
        "feed",
        "feed jetstream",
        "feed mastodon --hashtag x",
        "feed mastodon --address https://mastodon.social",
        "feed jetstream --hashtag x --name ../x",
        "feed replay x.jsonl",
        "feed replay x.jsonl --kind myspace",
        "erase",
        "erase --owner ada",
        "erase --owner ../ada --yes",
        "erase --owner ada --meme a/b --yes",
        "dead-letters",
        "dead-letters list --limit 0",
        "dead-letters list --since yesterday",
        "dead-letters show",
        "dead-letters show memes.requested",
        "dead-letters show memes.requested-0-1 --bytes -1",
        "dead-letters replay",
        "dead-letters replay --yes",
        "dead-letters replay --all",
        "dead-letters replay memes.requested-0-1 --all --yes",
        "dead-letters replay --all --yes --max-replays 0",
        "train captioner --variant haiku",
        "evaluate captioner --variant haiku",
        "evaluate captioner --told tale",
      })
  void refusesWhatCannotBeMeant(String line) {
    assertThat(run(line.split(" "))).isEqualTo(ExitCode.USAGE.code());

    assertThat(err.toString()).startsWith("memestream: ").doesNotContain("\tat ");
  }

  @ParameterizedTest
  @CsvSource({
    "caption, PHOTO",
    "caption --dump 5, --captions",
    "caption --dump 0 --captions c.tsv --templates t --out o, above 0",
    "make cat.jpg --text all --top half, given alone",
    "make cat.jpg --variant haiku, image-label",
    "caption cat.jpg --variant haiku, image-label",
    "evaluate captioner --told tale, picture-and-label",
  })
  void saysWhatIsAllowed(String line, String sentence) {
    run(line.split(" "));

    assertThat(err.toString()).contains(sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "make cat.jpg --variant image-label",
        "caption cat.jpg dog.jpg --variant image-label --temperature 0.7",
        "caption --dump 5 --captions c.tsv --templates t --out o --variant attention",
        "train captioner --data d --prepared p --encoder e --out o --variant image-label",
        "evaluate captioner --captions c.tsv --variant image-label --told picture-and-label",
        "evaluate captioner --captions c.tsv --variant IMAGE --told OTHER_PICTURE",
      })
  void understandsNamesOfVariants(String line) {
    assertThatCode(() -> commandLine().parseArgs(line.split(" "))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "backfill gone.jsonl, 65, gone.jsonl",
    "feed replay gone.jsonl --kind telegram, 65, gone.jsonl",
    "feed telegram, 78, MEMESTREAM_FEED_TOKEN",
  })
  void saysWhatIsMissingBeforeAnythingStarts(String line, int code, String sentence) {
    assertThat(run(line.split(" "))).isEqualTo(code);

    assertThat(err.toString()).contains(sentence).doesNotContain("\tat ");
    assertThat(folder.resolve("stack.lock")).doesNotExist();
  }

  @Test
  void downWithoutAStackIsFine() {
    assertThat(run("down", "--data", folder.toString())).isEqualTo(ExitCode.OK.code());

    assertThat(out.toString()).isEqualToIgnoringNewLines("No stack runs in " + folder);
  }

  @Test
  void statusWithoutAStackIsStillJson() {
    assertThat(run("status", "--json", "--data", folder.toString())).isEqualTo(ExitCode.OK.code());

    assertThat(out.toString())
        .isEqualToIgnoringNewLines(
            "{\"pids\":[],\"memes\":{\"requested\":0,\"finished\":0,\"failed\":0,\"in_flight\":0},"
                + "\"lag\":{}}");
  }

  @Test
  void aMissingPhotoNeedsNoStack() {
    int code = run("make", "gone.jpg", "--out", folder.resolve("out").toString());

    assertThat(code).isEqualTo(ExitCode.BAD_INPUT.code());
    assertThat(err.toString()).contains("gone.jpg: NOT_FOUND");
    assertThat(folder.resolve("stack.lock")).doesNotExist();
  }

  @Test
  void upSaysWhichDataFolderItCannotMake() {
    assertThat(run("up", "--data", "/proc/nowhere")).isEqualTo(ExitCode.STORAGE.code());

    assertThat(err.toString()).contains("/proc/nowhere", "--data").doesNotContain("\tat ");
  }

  @Test
  void makeSaysWhichOutputFolderItCannotWrite() {
    int code = run("make", "cat.jpg", "--out", "/proc/nowhere", "--data", folder.toString());

    assertThat(code).isEqualTo(ExitCode.STORAGE.code());
    assertThat(err.toString()).contains("/proc/nowhere", "--out").doesNotContain("\tat ");
  }

  private int run(String... arguments) {
    return commandLine().execute(arguments);
  }

  private CommandLine commandLine() {
    Surroundings surroundings =
        new Surroundings(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            Map.of("MEMESTREAM_HOME", folder.toString()),
            folder,
            false,
            Clock.systemUTC());
    return MemestreamCommand.commandLine(surroundings);
  }
}
