package org.memestream.renderer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.memestream.renderer.drawing.Watermark;
import org.memestream.renderer.output.MemeRenderer;
import org.memestream.renderer.output.OutputLimits;
import org.memestream.renderer.output.OutputProfiles;
import org.memestream.renderer.skia.Styles;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.opencv.OpenCvJpegEncoder;
import org.memestream.runtime.picture.Animations;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.SamplePictures;
import org.memestream.runtime.store.InMemoryObjectStore;
import org.memestream.runtime.worker.Outcome;
import org.memestream.schemas.Box;
import org.memestream.schemas.Caption;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.ImageRef;
import org.memestream.schemas.MemeAssembled;
import org.memestream.schemas.RenderedPicture;

/** What attackers, accidents and odd tastes send: a sound picture, or a reason. */
class HostileMemesTest {

  private static final String SOURCE = "owners/o1/memes/m1/source.jpg";
  private static final List<String> ALL =
      List.of("original", "wechat", "telegram", "discord", "slack", "whatsapp");

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final Styles styles = Styles.open(Optional.empty());
  private final RenderWorker worker =
      new RenderWorker(
          store,
          new PictureReader(),
          styles,
          new OutputProfiles(ConfigurationLoader.group(OutputLimits.class, Map.of())),
          new MemeRenderer(Watermark.NONE));

  @AfterEach
  void close() {
    styles.close();
  }

  @Test
  void fiveHundredFramesWithoutDelayAreRefused() {
    Outcome.Rejected<?> rejected = rejected(Animations.gif(32, 32, 500, 0), "a", "b");

    assertThat(rejected.reason()).isEqualTo(FailureReason.UNREADABLE);
    assertThat(rejected.message()).contains("500 frames", "300");
  }

  @Test
  void threeHundredFramesWithoutDelayBecomeSixtyThatPlay() throws Exception {
    List<RenderedPicture> pictures = produced(Animations.gif(160, 160, 300, 0), "a", "b");

    assertThat(pictures).hasSize(9);
    byte[] gif = store.get(pictures.get(0).getImage().getKey());
    assertThat(new PictureReader().inspect(gif).frames()).isLessThanOrEqualTo(60);
  }

  @Test
  void tenBytesOfAPngAreRefused() {
    byte[] ten = Arrays.copyOf(SamplePictures.png(64, 64), 10);

    assertThat(rejected(ten, "a", "b").reason()).isEqualTo(FailureReason.UNREADABLE);
  }

  @Test
  void aPictureOneByFiveThousandIsRefused() {
    Outcome.Rejected<?> rejected =
        rejected(new OpenCvJpegEncoder().encode(1, 5000, new byte[4 * 5000], 90), "a", "b");

    assertThat(rejected.reason()).isEqualTo(FailureReason.UNREADABLE);
    assertThat(rejected.message()).contains("1 × 5000");
  }

  @ParameterizedTest
  @MethodSource
  void oddTextIsDrawn(String text) {
    assertThat(produced(SamplePictures.jpeg(640, 480), text, text)).hasSize(9);
  }

  static List<String> oddTextIsDrawn() {
    return List.of(
        "😀😀😀",
        "👩‍👩‍👧‍👦🏳️‍🌈👍🏽",
        "\u200b\u200d\u2060",
        "a\u0000b\u0007c\u001b[31m",
        "\u202ecba\u202c \u2066x\u2069",
        "\u202e\u202e\u202e" + "تحت" + " under " + "\u2069\u2069",
        "e" + "\u0301".repeat(50),
        "line\n".repeat(30),
        "w".repeat(100));
  }

  @Test
  void twoWordsOfTwoHundredLettersAreDrawnWhereLettersCanBeReadElseRefused() throws Exception {
    String word = "w".repeat(200);
    Outcome<List<RenderedPicture>> both = outcome(SamplePictures.jpeg(640, 480), word, word);

    if (both instanceof Outcome.Rejected<List<RenderedPicture>> rejected) {
      assertThat(rejected.reason()).isEqualTo(FailureReason.TEXT_TOO_LONG);
      assertThat(rejected.message()).contains("Shorten it");
    } else {
      assertThat(((Outcome.Produced<List<RenderedPicture>>) both).value()).hasSize(9);
    }
  }

  @Test
  void aLetterMoreThanABoxTakesIsRefused() {
    Outcome.Rejected<?> rejected = rejected(SamplePictures.jpeg(640, 480), "w".repeat(201), "a");

    assertThat(rejected.reason()).isEqualTo(FailureReason.TEXT_TOO_LONG);
    assertThat(rejected.message()).contains("200");
  }

  @Test
  void faceBoxesWithoutASizeAreNoFaces() {
    store.put(SOURCE, SamplePictures.jpeg(640, 480), "image/jpeg");
    MemeAssembled event =
        event("a", "b").setFaces(List.of(new Box(5, 5, 0, 0), new Box(-40, -10, 90, 90))).build();

    assertThat(outcome(event)).isInstanceOf(Outcome.Produced.class);
  }

  private List<RenderedPicture> produced(byte[] source, String top, String bottom) {
    Outcome<List<RenderedPicture>> outcome = outcome(source, top, bottom);
    assertThat(outcome).isInstanceOf(Outcome.Produced.class);
    return ((Outcome.Produced<List<RenderedPicture>>) outcome).value();
  }

  private Outcome.Rejected<?> rejected(byte[] source, String top, String bottom) {
    Outcome<List<RenderedPicture>> outcome = outcome(source, top, bottom);
    assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
    return (Outcome.Rejected<?>) outcome;
  }

  private Outcome<List<RenderedPicture>> outcome(byte[] source, String top, String bottom) {
    store.put(SOURCE, source, "image/jpeg");
    return outcome(event(top, bottom).build());
  }

  private Outcome<List<RenderedPicture>> outcome(MemeAssembled event) {
    Outcome<PreparedMeme> prepared = worker.prepare(event);
    return prepared instanceof Outcome.Rejected<PreparedMeme> rejected
        ? Outcome.rejected(rejected.reason(), rejected.message())
        : worker.run(List.of(((Outcome.Produced<PreparedMeme>) prepared).value())).get(0);
  }

  private static MemeAssembled.Builder event(String top, String bottom) {
    return MemeAssembled.newBuilder()
        .setId("m1")
        .setOwnerId("o1")
        .setImage(new ImageRef(SOURCE, "0".repeat(64), "image/jpeg", 640, 480, 1L))
        .setProfiles(ALL)
        .setCaptions(List.of(Caption.newBuilder().setTop(top).setBottom(bottom).build()))
        .setDeadline(Instant.EPOCH);
  }
}
