package org.memestream.facetransfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.detection.FaceDetector;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.PictureWriter;
import org.memestream.runtime.store.InMemoryObjectStore;
import org.memestream.runtime.worker.Outcome;
import org.memestream.schemas.FaceSpec;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.ImageRef;
import org.memestream.schemas.MemeRequested;

class FaceWorkerTest {

  private static final String KEY = "owners/ada/memes/m1/source.png";

  private final InMemoryObjectStore store = new InMemoryObjectStore();

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

  @Test
  void saysThatThereIsNoFace() {
    storePicture();

    assertRejected(outcome(smile().build(), worker()), FailureReason.NO_FACE, "No face");
  }

  @Test
  void saysThatThereIsNoFaceOfThatNumber() {
    storePicture();
    FaceSpec spec = smile().setFaces("3").build();

    assertRejected(
        outcome(spec, worker(90, 60)), FailureReason.NO_FACE, "number 3", "only 2 were found");
  }

  @Test
  void saysHowSmallTheSmallestFaceIs() {
    storePicture();

    assertRejected(
        outcome(smile().build(), worker(90, 39)), FailureReason.FACE_TOO_SMALL, "39", "40");
  }

  @Test
  void doesNotMindSmallFacesThatAreNotMeant() {
    storePicture();
    FaceSpec spec = smile().setFaces("largest").build();

    assertRejected(outcome(spec, worker(90, 39)), FailureReason.UNSUPPORTED, "Found 2 faces");
  }

  @Test
  void saysThatItCannotMoveExpressionsYet() {
    storePicture();

    assertRejected(
        outcome(smile().build(), worker(40)),
        FailureReason.UNSUPPORTED,
        "Found 1 face,",
        "cannot move expressions yet");
  }

  private void storePicture() {
    byte[] png = new PictureWriter().png(Picture.ofRgb(32, 32, new byte[32 * 32 * 3]));
    store.put(KEY, png, "image/png");
  }

  private FaceWorker worker(int... faceSides) {
    return new FaceWorker(store, new PictureReader(), new KnownFaces(faceSides), 40);
  }

  private static Outcome<?> outcome(FaceSpec spec, FaceWorker worker) {
    Outcome<Portrait> prepared = worker.prepare(request(spec));
    return prepared instanceof Outcome.Produced<Portrait> produced
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
        .setImage(new ImageRef(KEY, "0".repeat(64), "image/png", 32, 32, 100L))
        .setFace(spec)
        .setRequestedAt(Instant.EPOCH)
        .setDeadline(Instant.EPOCH.plusSeconds(60))
        .build();
  }

  /** Finds square faces of these sides in every picture. */
  private record KnownFaces(int... sides) implements FaceDetector {
    @Override
    public List<DetectedFace> detect(Picture picture) {
      return Arrays.stream(sides)
          .mapToObj(side -> new DetectedFace(new FaceBox(0, 0, side, side), 1))
          .toList();
    }

    @Override
    public void close() {
      // Holds nothing.
    }
  }
}
