package org.memestream.facetransfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.detection.FaceProblem;
import org.memestream.facetransfer.expression.Expression;
import org.memestream.facetransfer.expression.FaceSelection;
import org.memestream.facetransfer.transfer.ExpressionSource;
import org.memestream.facetransfer.transfer.ExpressionTransfer;
import org.memestream.facetransfer.transfer.FaceRegion;
import org.memestream.facetransfer.transfer.MovingRequest;
import org.memestream.facetransfer.transfer.TransferOutcome;
import org.memestream.facetransfer.transfer.TransferRequest;
import org.memestream.runtime.picture.AnimatedWebpWriter;
import org.memestream.runtime.picture.AnimationFrame;
import org.memestream.runtime.picture.Animations;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.PictureWriter;
import org.memestream.runtime.store.InMemoryObjectStore;
import org.memestream.runtime.worker.Outcome;
import org.memestream.schemas.Box;
import org.memestream.schemas.Degradation;
import org.memestream.schemas.FaceSpec;
import org.memestream.schemas.FaceTransferred;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.ImageRef;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.Stage;
import org.memestream.schemas.StageTiming;

class FaceWorkerTest {

  private static final String KEY = "owners/ada/memes/m1/source.png";

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final KnownTransfer transfer = new KnownTransfer();

  @Test
  void isNotConcernedByAMemeWithoutAFaceSpec() {
    MemeRequested event = request(null);

    assertThat(worker().concerns(event)).isFalse();
  }

  @Test
  void isConcernedByAMemeWithAFaceSpec() {
    assertThat(worker().concerns(request(smile().build()))).isTrue();
  }

  @Test
  void asksForConsentBeforeAnythingElse() {
    FaceSpec spec = smile().setConsent(false).setExpression("smirk").build();

    assertRejected(outcome(spec, worker()), FailureReason.NO_CONSENT, "consent");
  }

  @Test
  void namesTheExpressionsThatThereAre() {
    FaceSpec spec = smile().setExpression("smirk").build();

    assertRejected(
        outcome(spec, worker()),
        FailureReason.UNSUPPORTED,
        "\"smirk\"",
        "smile, laugh, surprise, anger, sadness, disgust, wink");
  }

  @Test
  void refusesARequestWithNeitherExpressionNorDriver() {
    FaceSpec spec = smile().setExpression(null).build();

    assertRejected(outcome(spec, worker()), FailureReason.UNSUPPORTED, "neither");
  }

  @ParameterizedTest
  @ValueSource(floats = {-0.1f, 2.1f, Float.NaN})
  void refusesAStrengthOutOfRange(float strength) {
    FaceSpec spec = smile().setStrength(strength).build();

    assertRejected(outcome(spec, worker()), FailureReason.UNSUPPORTED, "0 to 2", "" + strength);
  }

  @Test
  void refusesAnUnknownChoiceOfFaces() {
    FaceSpec spec = smile().setFaces("left").build();

    assertRejected(outcome(spec, worker()), FailureReason.UNSUPPORTED, "\"left\"", "largest");
  }

  @Test
  void saysThatThePictureIsGone() {
    assertRejected(
        outcome(smile().build(), worker()), FailureReason.OBJECT_MISSING, "no longer stored");
  }

  @Test
  void saysThatThePictureIsUnreadable() {
    store.put(KEY, "<html></html>".getBytes(StandardCharsets.UTF_8), "image/png");

    assertRejected(outcome(smile().build(), worker()), FailureReason.UNREADABLE, "picture");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 61})
  void refusesANumberOfFramesOutOfRange(int frames) {
    FaceSpec spec = smile().setAnimate(true).setFrames(frames).build();

    assertRejected(outcome(spec, worker()), FailureReason.UNSUPPORTED, "2 to 60", "" + frames);
  }

  @Test
  void namesThePartsOfAFaceThatThereAre() {
    FaceSpec spec = smile().setRegion("nose").build();

    assertRejected(
        outcome(spec, worker()), FailureReason.UNSUPPORTED, "\"nose\"", "mouth, eyes, brows");
  }

  @Test
  void saysThatTheDriverIsGone() {
    storePicture();
    FaceSpec spec = smile().setExpression(null).setDriver(image("driver.png")).build();

    assertRejected(
        outcome(spec, worker()), FailureReason.OBJECT_MISSING, "picture to take the expression");
  }

  @ParameterizedTest
  @EnumSource(FaceProblem.class)
  void passesOnWhyNoFaceChanges(FaceProblem problem) {
    storePicture();
    transfer.answer(new TransferOutcome.Refused(problem, "Use another picture."));

    assertRejected(
        outcome(smile().build(), worker()),
        FailureReason.valueOf(problem.name()),
        "Use another picture.");
  }

  @Test
  void handsOverWhatIsAsked() {
    storePicture();
    FaceSpec spec =
        smile().setStrength(1.5f).setFaces("2").setRegion("Eyes").setExpression("wink").build();

    outcome(spec, worker());

    TransferRequest request = transfer.asked().get(0);
    assertThat(request.source()).isEqualTo(new ExpressionSource.Preset(Expression.WINK));
    assertThat(request.strength()).isEqualTo(1.5);
    assertThat(request.faces()).isEqualTo(new FaceSelection.Numbered(2));
    assertThat(request.region()).isEqualTo(FaceRegion.EYES);
    assertThat(request.frames()).isZero();
  }

  @Test
  void takesTheExpressionFromTheDriver() {
    storePicture();
    store.put("driver.png", new PictureWriter().png(grey(48, 40)), "image/png");
    FaceSpec spec = smile().setExpression(null).setDriver(image("driver.png")).build();

    outcome(spec, worker());

    assertThat(transfer.asked().get(0).source())
        .isInstanceOfSatisfying(
            ExpressionSource.Driver.class,
            driver -> assertThat(driver.picture().width()).isEqualTo(48));
  }

  @Test
  void storesThePictureBesideItsSource() throws Exception {
    storePicture();

    FaceTransferred event = event(smile().build(), worker());

    assertThat(event.getImage().getKey()).isEqualTo("owners/ada/memes/m1/face.jpg");
    byte[] stored = store.get(event.getImage().getKey());
    assertThat(event.getImage().getBytes()).isEqualTo(stored.length);
    assertThat(new PictureReader().read(stored).width()).isEqualTo(32);
    assertThat(event.getFaces()).containsExactly(new Box(1, 2, 20, 20));
    assertThat(event.getFrames()).isEmpty();
    assertThat(event.getModel()).isEqualTo("known/1");
  }

  @Test
  void namesTheFacesThatStayAsTheyAre() {
    storePicture();
    transfer.answer(
        new TransferOutcome.Transferred(
            grey(32, 32),
            List.of(),
            List.of(new FaceBox(1, 2, 20, 20)),
            List.of(
                new TransferOutcome.Unchanged(
                    new FaceBox(0, 0, 9, 9), FaceProblem.FACE_TOO_SMALL, "It is small."))));

    FaceTransferred event = event(smile().build(), worker());

    assertThat(event.getDegradations())
        .containsExactly(
            new Degradation(Stage.FACE_TRANSFER, FailureReason.FACE_TOO_SMALL, "It is small."));
  }

  @Test
  void storesTheFramesOfAnAnimationInASmallerSize() throws Exception {
    store.put(KEY, new PictureWriter().png(grey(900, 600)), "image/png");
    FaceSpec spec = smile().setAnimate(true).setFrames(3).build();

    FaceTransferred event = event(spec, worker());

    assertThat(event.getFrames())
        .extracting(ImageRef::getKey)
        .containsExactly(
            "owners/ada/memes/m1/frames/000.jpg",
            "owners/ada/memes/m1/frames/001.jpg",
            "owners/ada/memes/m1/frames/002.jpg");
    assertThat(event.getFrames()).extracting(ImageRef::getWidth).containsOnly(480);
    assertThat(event.getImage().getWidth()).isEqualTo(900);
  }

  @Test
  void anUploadThatMovesKeepsItsFramesAndTheirPace() throws Exception {
    storeMoving();

    FaceTransferred event = event(smile().build(), worker());

    assertThat(event.getFrames())
        .extracting(ImageRef::getKey)
        .containsExactly(
            "owners/ada/memes/m1/frames/000.jpg",
            "owners/ada/memes/m1/frames/001.jpg",
            "owners/ada/memes/m1/frames/002.jpg");
    assertThat(event.getFrameMillis()).containsExactly(40, 250, 90);
    assertThat(event.getFrames()).extracting(ImageRef::getWidth).containsOnly(480);
    assertThat(event.getImage().getWidth()).isEqualTo(480);
    assertThat(event.getDegradations())
        .containsExactly(
            new Degradation(
                Stage.FACE_TRANSFER,
                FailureReason.NO_FACE,
                "In 1 of 3 frames a face was not found and stays as it is."));
    assertThat(transfer.moved().get(0).course()).isEqualTo(MovingRequest.Course.STEADY);
  }

  @Test
  void anAnimationOfAnUploadThatMovesComesAndGoesInItsFrames() {
    storeMoving();

    outcome(smile().setAnimate(true).setFrames(30).build(), worker());

    assertThat(transfer.moved())
        .singleElement()
        .satisfies(
            moved -> {
              assertThat(moved.frames()).hasSize(3);
              assertThat(moved.course()).isEqualTo(MovingRequest.Course.THERE_AND_BACK);
            });
  }

  @Test
  void anUploadWhoseFramesAreBrokenIsUnreadable() {
    byte[] whole = moving();
    Arrays.fill(whole, whole.length / 6, whole.length, (byte) 0);
    store.put(KEY, whole, "image/webp");

    assertRejected(outcome(smile().build(), worker()), FailureReason.UNREADABLE, "uploaded");
  }

  @Test
  void anUploadOfWhichOneFrameIsLeftIsAStill() throws Exception {
    byte[] whole = moving();
    store.put(KEY, Arrays.copyOf(whole, whole.length * 2 / 3), "image/webp");

    FaceTransferred event = event(smile().build(), worker());

    assertThat(event.getFrames()).isEmpty();
    assertThat(transfer.asked()).hasSize(1);
  }

  @Test
  void aBatchHasAnOutcomeForEachInItsOrder() throws Exception {
    storePicture();
    FaceWorker worker = worker();
    List<PreparedTransfer> batch = new ArrayList<>();
    batch.add(prepared(worker, smile().build()));
    batch.add(prepared(worker, smile().setAnimate(true).setFrames(4).build()));
    storeMoving();
    batch.add(prepared(worker, smile().build()));
    storePicture();
    batch.add(prepared(worker, smile().build()));

    List<Outcome<StoredTransfer>> outcomes = worker.run(batch);

    assertThat(outcomes)
        .extracting(one -> ((Outcome.Produced<StoredTransfer>) one).value().frames().size())
        .containsExactly(0, 4, 3, 0);
  }

  @Test
  void onlyLooksForFacesWhereNoneIsToChange() {
    FaceWorker worker = worker();
    storePicture();
    MemeRequested plain = MemeRequested.newBuilder(request(smile().build())).clearFace().build();
    MemeRequested search = MemeRequested.newBuilder(plain).setLocateFaces(true).build();
    assertThat(worker.concerns(plain)).isFalse();
    assertThat(worker.concerns(search)).isTrue();

    PreparedTransfer prepared =
        ((Outcome.Produced<PreparedTransfer>) worker.prepare(search)).value();
    Outcome<StoredTransfer> outcome = worker.run(List.of(prepared)).get(0);
    StoredTransfer found = ((Outcome.Produced<StoredTransfer>) outcome).value();
    FaceTransferred event =
        worker.event(search, found, new StageTiming(Stage.FACE_TRANSFER, 0L, 1, 1));

    assertThat(event.getImage()).isEqualTo(search.getImage());
    assertThat(event.getFaces()).containsExactly(new Box(3, 4, 20, 22));
    assertThat(event.getModel()).as("nothing was generated").isNull();
  }

  private void storeMoving() {
    store.put(KEY, moving(), "image/webp");
  }

  private static byte[] moving() {
    List<Picture> scenes = Animations.crossing(900, 600, 3);
    List<AnimationFrame> frames =
        List.of(
            new AnimationFrame(scenes.get(0), Duration.ofMillis(40)),
            new AnimationFrame(scenes.get(1), Duration.ofMillis(250)),
            new AnimationFrame(scenes.get(2), Duration.ofMillis(90)));
    return new AnimatedWebpWriter().webp(frames, 90);
  }

  private static PreparedTransfer prepared(FaceWorker worker, FaceSpec spec) {
    return ((Outcome.Produced<PreparedTransfer>) worker.prepare(request(spec))).value();
  }

  private void storePicture() {
    store.put(KEY, new PictureWriter().png(grey(32, 32)), "image/png");
  }

  private static Picture grey(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    Arrays.fill(rgb, (byte) 128);
    return Picture.ofRgb(width, height, rgb);
  }

  private FaceWorker worker() {
    return new FaceWorker(store, new PictureReader(), transfer, new FaceSpecReader(16), 480);
  }

  private static FaceTransferred event(FaceSpec spec, FaceWorker worker) {
    MemeRequested request = request(spec);
    PreparedTransfer prepared = prepared(worker, spec);
    StoredTransfer stored =
        ((Outcome.Produced<StoredTransfer>) worker.run(List.of(prepared)).get(0)).value();
    return worker.event(request, stored, new StageTiming(Stage.FACE_TRANSFER, 0L, 1, 1));
  }

  private static Outcome<?> outcome(FaceSpec spec, FaceWorker worker) {
    Outcome<PreparedTransfer> prepared = worker.prepare(request(spec));
    return prepared instanceof Outcome.Produced<PreparedTransfer> produced
        ? worker.run(List.of(produced.value())).get(0)
        : prepared;
  }

  private static void assertRejected(Outcome<?> outcome, FailureReason reason, String... words) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(reason);
              assertThat(rejected.message()).contains(words);
            });
  }

  private static FaceSpec.Builder smile() {
    return FaceSpec.newBuilder().setExpression("smile").setConsent(true);
  }

  private static MemeRequested request(FaceSpec spec) {
    return MemeRequested.newBuilder()
        .setId("m1")
        .setOwnerId("ada")
        .setImage(image(KEY))
        .setFace(spec)
        .setRequestedAt(Instant.EPOCH)
        .setDeadline(Instant.EPOCH.plusSeconds(60))
        .build();
  }

  private static ImageRef image(String key) {
    return new ImageRef(key, "0".repeat(64), "image/png", 32, 32, 100L);
  }

  /** Answers as it was told to, or with the target and grey frames, and remembers the requests. */
  private static final class KnownTransfer implements ExpressionTransfer {

    private final List<TransferRequest> asked = new ArrayList<>();
    private final List<MovingRequest> moved = new ArrayList<>();
    private Optional<TransferOutcome> answer = Optional.empty();

    void answer(TransferOutcome given) {
      answer = Optional.of(given);
    }

    List<MovingRequest> moved() {
      return moved;
    }

    List<TransferRequest> asked() {
      return asked;
    }

    @Override
    public TransferOutcome transfer(TransferRequest request) {
      asked.add(request);
      return answer.orElseGet(
          () ->
              new TransferOutcome.Transferred(
                  request.target(),
                  Collections.nCopies(request.frames(), request.target()),
                  List.of(new FaceBox(1, 2, 20, 20)),
                  List.of()));
    }

    @Override
    public TransferOutcome transfer(MovingRequest request) {
      moved.add(request);
      return answer.orElseGet(
          () ->
              new TransferOutcome.Transferred(
                  request.frames().get(0).picture(),
                  request.frames().stream().map(AnimationFrame::picture).toList(),
                  List.of(new FaceBox(1, 2, 20, 20)),
                  List.of(),
                  1));
    }

    @Override
    public List<List<FaceBox>> locate(List<Picture> pictures) {
      return pictures.stream().map(picture -> List.of(new FaceBox(3, 4, 20, 22))).toList();
    }

    @Override
    public String model() {
      return "known/1";
    }

    @Override
    public void close() {
      // Holds nothing.
    }
  }
}
