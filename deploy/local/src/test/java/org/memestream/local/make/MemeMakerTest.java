package org.memestream.local.make;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.memestream.captioner.caption.Variant;
import org.memestream.ingest.FinishedMeme;
import org.memestream.ingest.FinishedPicture;
import org.memestream.ingest.MemeOrder;
import org.memestream.local.console.Photo;
import org.memestream.local.make.PhotoOutcome.Made;
import org.memestream.local.make.PhotoOutcome.NotMade;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.picture.PictureProblem;
import org.memestream.runtime.picture.UnacceptablePictureException;
import org.memestream.runtime.store.StoreUnavailableException;
import picocli.CommandLine;

class MemeMakerTest {

  private static final byte[] PICTURE = {7, 7, 7};
  private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");

  @TempDir Path folder;
  private final List<MemeOrder> orders = new ArrayList<>();
  private final List<PhotoOutcome> told = new ArrayList<>();
  private CompletableFuture<FinishedMeme> answer = CompletableFuture.completedFuture(meme());

  @Test
  void writesTheFinishedPictureBesideNothingElse() throws Exception {
    PhotoOutcome outcome = make(photo("空格 猫.jpg"));

    assertThat(outcome).isInstanceOf(Made.class);
    assertThat(folder.resolve("out/空格 猫-meme.jpg")).hasBinaryContent(PICTURE);
  }

  @Test
  void ordersWhatTheOptionsSay() throws Exception {
    make(photo("cat.jpg"), "--top", "Hello", "--seed", "7");

    assertThat(orders.get(0).caption().top()).contains("Hello");
    assertThat(orders.get(0).caption().seed()).hasValue(7);
  }

  @Test
  void ordersALineAsTheOptionsSay() throws Exception {
    make(photo("cat.jpg"), "--text", "Hello world");

    assertThat(orders.get(0).caption().text()).contains("Hello world");
    assertThat(orders.get(0).caption().given()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Variant.class)
  void ordersEveryVariant(Variant variant) throws Exception {
    make(photo("cat.jpg"), "--variant", variant.text(), "--temperature", "0.5");

    assertThat(orders.get(0).caption().variant()).contains(variant.text());
    assertThat(orders.get(0).caption().temperature()).hasValue(0.5);
  }

  @Test
  void goesOnAfterAPhotoThatIsNotThere() throws Exception {
    List<PhotoOutcome> outcomes =
        maker(options())
            .make(List.of(new Photo("gone.jpg", folder.resolve("gone.jpg")), photo("cat.jpg")));

    assertThat(outcomes.get(0)).isInstanceOf(NotMade.class);
    assertThat(outcomes.get(1)).isInstanceOf(Made.class);
    assertThat(told).hasSize(2);
    assertThat(MakeCommand.exitCode(outcomes)).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void saysWhyAPictureIsRefused() throws Exception {
    answer =
        CompletableFuture.failedFuture(
            new UnacceptablePictureException(PictureProblem.EMPTY, "The file is empty."));

    NotMade outcome = (NotMade) make(photo("cat.jpg"));

    assertThat(outcome.reason()).isEqualTo("EMPTY");
    assertThat(outcome.message()).isEqualTo("The file is empty.");
  }

  @Test
  void tellsAnOutageFromABadPhoto() throws Exception {
    answer =
        CompletableFuture.failedFuture(new StoreUnavailableException("the disk is full", null));

    PhotoOutcome outcome = make(photo("cat.jpg"));

    assertThat(MakeCommand.exitCode(List.of(outcome))).isEqualTo(ExitCode.UNAVAILABLE);
  }

  @Test
  void doesNotReadAFileThatIsTooLarge() throws Exception {
    Path large = Files.write(folder.resolve("large.jpg"), new byte[1001]);

    NotMade outcome = (NotMade) make(new Photo("large.jpg", large));

    assertThat(outcome.reason()).isEqualTo("TOO_MANY_BYTES");
    assertThat(orders).isEmpty();
  }

  @Test
  void saysWhereTheMemeIsWhenItCannotBeWritten() throws Exception {
    Files.write(folder.resolve("out"), new byte[0]);

    NotMade outcome = (NotMade) make(photo("cat.jpg"));

    assertThat(outcome.reason()).isEqualTo("NOT_WRITTEN");
    assertThat(outcome.message()).contains("objects/owners/local/memes/m1/original-0.jpg");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.STORAGE);
  }

  private PhotoOutcome make(Photo photo, String... arguments) throws InterruptedException {
    return maker(options(arguments)).make(List.of(photo)).get(0);
  }

  private MemeMaker maker(OrderOptions options) {
    OutputFolder output = new OutputFolder(folder.resolve("out"));
    try {
      output.prepare();
    } catch (IOException e) {
      // The test wants it so.
    }
    return new MemeMaker(
        new Fake(), options, output, told::add, Clock.fixed(NOW, ZoneOffset.UTC), 1000);
  }

  private Photo photo(String name) throws IOException {
    return new Photo(name, Files.write(folder.resolve(name), new byte[] {1}));
  }

  private static OrderOptions options(String... arguments) {
    OrderOptions options = new OrderOptions();
    new CommandLine(options).parseArgs(arguments);
    return options;
  }

  private static FinishedMeme meme() {
    FinishedPicture picture =
        new FinishedPicture(
            "original",
            0,
            Optional.of("Hello"),
            Optional.empty(),
            OptionalDouble.empty(),
            "owners/local/memes/m1/original-0.jpg",
            "0".repeat(64),
            "image/jpeg",
            8,
            8,
            PICTURE.length);
    return new FinishedMeme(
        "m1",
        "local",
        List.of(picture),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.of(7),
        List.of(),
        NOW,
        NOW);
  }

  private final class Fake implements Memes {

    @Override
    public CompletableFuture<FinishedMeme> submit(MemeOrder order) {
      orders.add(order);
      return answer;
    }

    @Override
    public byte[] download(FinishedPicture picture) {
      return PICTURE;
    }
  }
}
