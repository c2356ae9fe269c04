package org.memestream.renderer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.memestream.renderer.drawing.Watermark;
import org.memestream.renderer.output.MemeRenderer;
import org.memestream.renderer.output.OutputLimits;
import org.memestream.renderer.output.OutputProfiles;
import org.memestream.renderer.skia.Styles;
import org.memestream.runtime.OutageException;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.picture.AnimationFrame;
import org.memestream.runtime.picture.Animations;
import org.memestream.runtime.picture.Exif;
import org.memestream.runtime.picture.FrameBudget;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.PictureWriter;
import org.memestream.runtime.picture.SamplePictures;
import org.memestream.runtime.store.InMemoryObjectStore;
import org.memestream.runtime.worker.Outcome;
import org.memestream.schemas.Caption;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.ImageRef;
import org.memestream.schemas.MemeAssembled;
import org.memestream.schemas.MemeRendered;
import org.memestream.schemas.RenderedPicture;
import org.memestream.schemas.Stage;
import org.memestream.schemas.StageTiming;

class RenderWorkerTest {

  private static final String SOURCE = "owners/o1/memes/m1/source.jpg";
  private static final String FRAME = "owners/o1/memes/m1/frames/%03d.jpg";

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final Styles styles = Styles.open(Optional.empty());
  private final RenderWorker worker = worker(Map.of());

  @AfterEach
  void close() {
    styles.close();
  }

  @Test
  void storesOnePictureForEachCaption() throws Exception {
    store.put(SOURCE, SamplePictures.jpeg(640, 480), "image/jpeg");
    List<Caption> captions = List.of(caption("first", "one"), caption(null, "second one"));

    List<RenderedPicture> pictures = produced(assembled().setCaptions(captions).build());

    assertThat(pictures).extracting(RenderedPicture::getAlternative).containsExactly(0, 1);
    assertThat(pictures).extracting(RenderedPicture::getCaption).isEqualTo(captions);
    assertThat(pictures)
        .extracting(picture -> picture.getImage().getKey())
        .containsExactly("owners/o1/memes/m1/original-0.jpg", "owners/o1/memes/m1/original-1.jpg");
    for (RenderedPicture picture : pictures) {
      ImageRef image = picture.getImage();
      byte[] bytes = store.get(image.getKey());
      assertThat(image.getBytes()).isEqualTo(bytes.length);
      assertThat(image.getSha256()).isEqualTo(sha256(bytes));
      assertThat(store.mediaType(image.getKey())).contains("image/jpeg");
      assertThat(new PictureReader().read(bytes).width()).isEqualTo(640);
    }
  }

  @Test
  void enlargesATinyPictureUntilTextCanBeReadOnIt() throws Exception {
    store.put(SOURCE, SamplePictures.jpeg(60, 40), "image/jpeg");

    List<RenderedPicture> pictures =
        produced(assembled().setCaptions(List.of(caption("hello", "world"))).build());

    assertThat(pictures.get(0).getImage().getWidth()).isEqualTo(320);
    assertThat(pictures.get(0).getImage().getHeight()).isEqualTo(213);
  }

  @Test
  void aRepeatStoresTheSameBytes() throws Exception {
    store.put(SOURCE, SamplePictures.jpeg(640, 480), "image/jpeg");
    MemeAssembled event = assembled().setCaptions(List.of(caption("once", "more"))).build();

    assertThat(produced(event)).isEqualTo(produced(event));
    assertThat(store.keys()).hasSize(2);
  }

  @Test
  void withoutCaptionsThereIsOnePictureWithoutText() {
    store.put(SOURCE, SamplePictures.jpeg(64, 48), "image/jpeg");

    List<RenderedPicture> pictures = produced(assembled().build());

    assertThat(pictures).hasSize(1);
    assertThat(pictures.get(0).getCaption()).isNull();
  }

  @Test
  void transparencyMakesAPngAndLargePicturesAreScaledDown() throws Exception {
    Picture large = SamplePictures.fadingScene(2000, 1000);
    store.put(SOURCE, new PictureWriter().png(large), "image/png");

    ImageRef image = produced(assembled().build()).get(0).getImage();

    assertThat(image.getKey()).endsWith("original-0.png");
    assertThat(image.getMediaType()).isEqualTo("image/png");
    assertThat(image.getWidth()).isEqualTo(1280);
    assertThat(image.getHeight()).isEqualTo(640);
    assertThat(new PictureReader().read(store.get(image.getKey())).hasAlpha()).isTrue();
  }

  @Test
  void framesKeepThePaceThatTheyCameWith() throws Exception {
    store.put(SOURCE, SamplePictures.jpeg(360, 240), "image/jpeg");
    List<ImageRef> frames = new ArrayList<>();
    for (Picture picture : Animations.crossing(360, 240, 3)) {
      String key = FRAME.formatted(frames.size());
      frames.add(new ImageRef(key, "0".repeat(64), "image/jpeg", 360, 240, 1L));
      store.put(key, new PictureWriter().jpeg(picture, 90), "image/jpeg");
    }

    ImageRef image =
        produced(assembled().setFrames(frames).setFrameMillis(List.of(40, 250, 90)).build())
            .get(0)
            .getImage();

    assertThat(new PictureReader().readFrames(store.get(image.getKey()), 360, FrameBudget.DEFAULT))
        .extracting(frame -> frame.shownFor().toMillis())
        .containsExactly(40L, 250L, 90L);
  }

  @Test
  void framesMakeAGifWithTextOnEachOfThem() throws Exception {
    store.put(SOURCE, SamplePictures.jpeg(640, 480), "image/jpeg");
    List<ImageRef> frames = new ArrayList<>();
    for (Picture picture : Animations.crossing(360, 240, 3)) {
      String key = FRAME.formatted(frames.size());
      frames.add(new ImageRef(key, "0".repeat(64), "image/jpeg", 360, 240, 1L));
      store.put(key, new PictureWriter().jpeg(picture, 90), "image/jpeg");
    }

    ImageRef image =
        produced(
                assembled()
                    .setFrames(frames)
                    .setCaptions(List.of(caption("hello", "world")))
                    .build())
            .get(0)
            .getImage();

    assertThat(image.getKey()).endsWith("original-0.gif");
    assertThat(image.getMediaType()).isEqualTo("image/gif");
    assertThat(image.getWidth()).isEqualTo(360);
    byte[] gif = store.get(image.getKey());
    assertThat(new PictureReader().inspect(gif).frames()).isEqualTo(3);
    assertThat(whitePixels(new PictureReader().read(gif))).isGreaterThan(300);
  }

  private static long whitePixels(Picture picture) {
    return IntStream.range(0, picture.width() * picture.height())
        .map(at -> picture.argb(at % picture.width(), at / picture.width()))
        .filter(argb -> (argb & 0xffffff) > 0xf8f8f8)
        .count();
  }

  @Test
  void anUnknownStyleOrProfileIsUnsupported() {
    assertRejected(
        assembled().setStyle("baroque").build(), FailureReason.UNSUPPORTED, "baroque", "classic");
    assertRejected(
        assembled().setProfiles(List.of("original", "fax")).build(),
        FailureReason.UNSUPPORTED,
        "fax",
        "original");
    assertRejected(
        assembled().setProfiles(List.of()).build(), FailureReason.UNSUPPORTED, "original");
  }

  @Test
  void aPictureThatIsGoneOrBrokenIsRejected() {
    assertRejected(assembled().build(), FailureReason.OBJECT_MISSING, "Upload it again");
    store.put(SOURCE, "no picture".getBytes(StandardCharsets.UTF_8), "image/jpeg");
    assertRejected(assembled().build(), FailureReason.UNREADABLE, "not a picture");
  }

  @Test
  void textThatCannotBeDrawnIsRejectedByReason() {
    store.put(SOURCE, SamplePictures.jpeg(100, 100), "image/jpeg");

    assertRejected(
        assembled().setCaptions(List.of(caption("a".repeat(201), null))).build(),
        FailureReason.TEXT_TOO_LONG,
        "200");
    // A fifth of its height is too low for letters of any font.
    store.put(SOURCE, SamplePictures.jpeg(300, 20), "image/jpeg");
    assertRejected(
        assembled().setCaptions(List.of(caption("word ".repeat(40).strip(), null))).build(),
        FailureReason.TEXT_TOO_LONG,
        "does not fit");
    store.put(SOURCE, SamplePictures.jpeg(100, 100), "image/jpeg");
    // The last private-use character, which no font has.
    assertRejected(
        assembled().setCaptions(List.of(caption("ok", "\udbff\udffd"))).build(),
        FailureReason.MISSING_GLYPHS,
        "U+10FFFD");
  }

  @Test
  void oneBadRecordDoesNotSpoilItsBatch() {
    store.put(SOURCE, SamplePictures.jpeg(64, 64), "image/jpeg");
    PreparedMeme bad = prepared(assembled().setCaptions(List.of(caption("\udbff\udffd", null))));
    PreparedMeme good = prepared(assembled());

    List<Outcome<List<RenderedPicture>>> outcomes = worker.run(List.of(good, bad, good));

    assertThat(outcomes.get(0)).isInstanceOf(Outcome.Produced.class);
    assertThat(outcomes.get(1)).isInstanceOf(Outcome.Rejected.class);
    assertThat(outcomes.get(2)).isInstanceOf(Outcome.Produced.class);
  }

  @Test
  void anOutageOfTheStoreIsNoFailureOfTheMeme() {
    store.put(SOURCE, SamplePictures.jpeg(64, 64), "image/jpeg");
    PreparedMeme meme = prepared(assembled());
    store.goOut();

    assertThatThrownBy(() -> worker.prepare(assembled().build()))
        .isInstanceOf(OutageException.class);
    assertThatThrownBy(() -> worker.run(List.of(meme))).isInstanceOf(OutageException.class);
  }

  @Test
  void announcesTheMemeWithItsPictures() {
    store.put(SOURCE, SamplePictures.jpeg(64, 64), "image/jpeg");
    MemeAssembled event = assembled().build();
    StageTiming timing =
        StageTiming.newBuilder().setStage(Stage.RENDER).setComputeMicros(1).build();

    MemeRendered rendered = worker.event(event, produced(event), timing);

    assertThat(rendered.getId()).isEqualTo("m1");
    assertThat(rendered.getOwnerId()).isEqualTo("o1");
    assertThat(rendered.getPictures()).hasSize(1);
    assertThat(rendered.getTiming()).isEqualTo(timing);
  }

  @Test
  void makesAllPicturesOfAProfile() {
    store.put(SOURCE, SamplePictures.jpeg(640, 480), "image/jpeg");

    List<RenderedPicture> pictures =
        produced(
            assembled()
                .setProfiles(List.of("wechat", "original", "wechat"))
                .setCaptions(List.of(caption("hello", "world")))
                .build());

    assertThat(pictures)
        .extracting(RenderedPicture::getProfile)
        .containsExactly("wechat", "wechat-thumbnail", "wechat-icon", "original");
    assertThat(store.keys())
        .contains(
            "owners/o1/memes/m1/wechat-0.png",
            "owners/o1/memes/m1/wechat-thumbnail-0.png",
            "owners/o1/memes/m1/wechat-icon-0.png");
  }

  @Test
  void putsTextOnEveryFrameOfAnUploadThatMoves() throws Exception {
    store.put(SOURCE, Animations.gif(240, 240, 5, 12), "image/gif");

    ImageRef image =
        produced(assembled().setCaptions(List.of(caption("hello", "world"))).build())
            .get(0)
            .getImage();

    List<AnimationFrame> frames =
        new PictureReader().readFrames(store.get(image.getKey()), 1280, FrameBudget.DEFAULT);
    assertThat(frames).hasSize(5);
    for (AnimationFrame frame : frames) {
      assertThat(frame.shownFor()).isEqualTo(Duration.ofMillis(120));
      assertThat(whitePixels(frame.picture())).isGreaterThan(300);
    }
  }

  @Test
  void nothingThatACameraWroteReachesAnyOutput() {
    store.put(SOURCE, Exif.stored(SamplePictures.scene(320, 240), 6), "image/jpeg");

    List<RenderedPicture> pictures =
        produced(
            assembled()
                .setProfiles(
                    List.of("original", "wechat", "telegram", "discord", "slack", "whatsapp"))
                .setCaptions(List.of(caption("hello", "world")))
                .build());

    assertThat(pictures).hasSize(9);
    for (RenderedPicture picture : pictures) {
      String file = new String(store.get(picture.getImage().getKey()), StandardCharsets.ISO_8859_1);
      assertThat(file).doesNotContain("Exif", "Jane Doe", "EXIF");
      assertThat(file).contains("digitalsourcetype/humanEdits");
    }
  }

  @Test
  void aLimitThatCannotBeMetIsRejected() {
    store.put(SOURCE, SamplePictures.jpeg(640, 480), "image/jpeg");
    RenderWorker strict = worker(Map.of("telegram", "1000"));

    Outcome<PreparedMeme> prepared =
        strict.prepare(assembled().setProfiles(List.of("telegram")).build());
    Outcome<List<RenderedPicture>> outcome =
        strict.run(List.of(((Outcome.Produced<PreparedMeme>) prepared).value())).get(0);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(FailureReason.OUTPUT_TOO_LARGE);
              assertThat(rejected.message()).contains("telegram", "1000");
            });
  }

  @Test
  void saysWhatTookPart() {
    store.put(SOURCE, SamplePictures.jpeg(64, 64), "image/jpeg");
    MemeAssembled event = assembled().setModels(List.of("captions 1")).build();
    StageTiming timing =
        StageTiming.newBuilder().setStage(Stage.RENDER).setComputeMicros(1).build();

    MemeRendered rendered = worker.event(event, produced(event), timing);

    assertThat(rendered.getDigitalSourceType()).endsWith("/compositeWithTrainedAlgorithmicMedia");
    assertThat(rendered.getCreatorTool()).startsWith("memestream ");
  }

  private RenderWorker worker(Map<String, String> limits) {
    return new RenderWorker(
        store,
        new PictureReader(),
        styles,
        new OutputProfiles(ConfigurationLoader.group(OutputLimits.class, limits)),
        new MemeRenderer(Watermark.NONE));
  }

  private List<RenderedPicture> produced(MemeAssembled event) {
    Outcome<List<RenderedPicture>> outcome = outcome(event);
    assertThat(outcome).isInstanceOf(Outcome.Produced.class);
    return ((Outcome.Produced<List<RenderedPicture>>) outcome).value();
  }

  private void assertRejected(MemeAssembled event, FailureReason reason, String... says) {
    Outcome<List<RenderedPicture>> outcome = outcome(event);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(reason);
              assertThat(rejected.message()).contains(says).endsWith(".");
            });
  }

  private Outcome<List<RenderedPicture>> outcome(MemeAssembled event) {
    Outcome<PreparedMeme> prepared = worker.prepare(event);
    if (prepared instanceof Outcome.Rejected<PreparedMeme> rejected) {
      return Outcome.rejected(rejected.reason(), rejected.message());
    }
    return worker.run(List.of(((Outcome.Produced<PreparedMeme>) prepared).value())).get(0);
  }

  private PreparedMeme prepared(MemeAssembled.Builder event) {
    return ((Outcome.Produced<PreparedMeme>) worker.prepare(event.build())).value();
  }

  private static MemeAssembled.Builder assembled() {
    ImageRef image =
        ImageRef.newBuilder()
            .setKey(SOURCE)
            .setSha256("0".repeat(64))
            .setMediaType("image/jpeg")
            .setWidth(640)
            .setHeight(480)
            .setBytes(1)
            .build();
    return MemeAssembled.newBuilder()
        .setId("m1")
        .setOwnerId("o1")
        .setImage(image)
        .setDeadline(Instant.EPOCH);
  }

  private static Caption caption(String top, String bottom) {
    return Caption.newBuilder().setTop(top).setBottom(bottom).build();
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
