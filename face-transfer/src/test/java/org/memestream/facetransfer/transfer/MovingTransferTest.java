package org.memestream.facetransfer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memestream.facetransfer.FaceDetectors;
import org.memestream.facetransfer.FaceModels;
import org.memestream.facetransfer.detection.FaceDetector;
import org.memestream.facetransfer.detection.FaceFilter;
import org.memestream.facetransfer.detection.FaceProblem;
import org.memestream.facetransfer.djl.CnnLandmarkDetector;
import org.memestream.facetransfer.djl.TransferModelFile;
import org.memestream.facetransfer.expression.Expression;
import org.memestream.facetransfer.expression.FaceSelection;
import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.facetransfer.transfer.MovingRequest.Course;
import org.memestream.facetransfer.transfer.TransferOutcome.Refused;
import org.memestream.facetransfer.transfer.TransferOutcome.Transferred;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.picture.Picture;

/** With the shipped models, on portraits of the samples that are moved about. */
class MovingTransferTest {

  private static final int FRAMES = 12;

  private static final MovingPortrait WOMAN = new MovingPortrait("portrait-woman-1.jpg");

  private static ExpressionTransfer transfer;
  private static FaceDetector detector;
  private static CnnLandmarkDetector landmarks;
  private static FaceTracker tracker;

  @BeforeAll
  static void open() throws IOException {
    transfer = FaceModels.shipped().open();
    detector = FaceDetectors.open(FaceDetectors.SSD);
    try (InputStream mesh = FaceModels.class.getResourceAsStream("model/landmarks.mstw");
        InputStream model = FaceModels.class.getResourceAsStream("model/transfer.mstw");
        NDManager manager = InferenceEngine.start().newBaseManager()) {
      landmarks = CnnLandmarkDetector.read(mesh);
      FaceStudy study =
          new FaceStudy(
              FaceFilter.DEFAULT, landmarks, TransferModelFile.read(model, manager).expressions());
      tracker = new FaceTracker(detector, landmarks, study);
    }
  }

  @AfterAll
  static void close() {
    transfer.close();
    detector.close();
    landmarks.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"portrait-woman-1.jpg", "portrait-man-2.jpg", "portrait-woman-2.jpg"})
  void aTrackedMeshStaysWhereTheFaceIsAndDoesNotTremble(String portrait) {
    List<Picture> frames = new MovingPortrait(portrait).frames(FRAMES, MovingTransferTest::sway);

    FaceTrack track = TrackSmoothing.of(followed(frames, new FaceSelection.All()));

    List<Landmarks> tracked = new ArrayList<>();
    List<Landmarks> detected = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      tracked.add(track.at(i).orElseThrow());
      detected.add(landmarks.detect(frames.get(i), detector.detect(frames.get(i)).get(0)));
      assertThat(distance(tracked.get(i), detected.get(i))).as("frame " + i).isLessThan(0.02);
    }
    assertThat(trembling(tracked)).isLessThan(0.6).isLessThan(trembling(detected));
  }

  @Test
  void aLostFaceIsFoundAgainSomewhereElse() {
    List<Picture> frames = WOMAN.frames(FRAMES, MovingTransferTest::hidden);

    FaceTrack track = followed(frames, new FaceSelection.Largest());

    for (int i = 0; i < FRAMES; i++) {
      assertThat(track.at(i).isPresent()).as("frame " + i).isEqualTo(hidden(i) != null);
    }
  }

  @Test
  void aFaceThatComesLaterIsFollowedFromThereOn() {
    List<Picture> frames =
        WOMAN.frames(
            40, frame -> frame < 4 ? null : AffineTransform.getTranslateInstance(frame, 0));

    FaceTrack track = followed(frames, new FaceSelection.Largest());

    for (int i = 0; i < 40; i++) {
      assertThat(track.at(i).isPresent()).as("frame " + i).isEqualTo(i >= 4);
    }
  }

  @Test
  void framesWithoutTheFaceStayAsTheyAreAndAreCounted() {
    List<Picture> frames = WOMAN.frames(FRAMES, MovingTransferTest::hidden);

    Transferred done = (Transferred) transfer.transfer(request(frames, 1, Course.STEADY));

    assertThat(done.frames()).hasSize(FRAMES);
    assertThat(done.lostFrames()).isEqualTo(3);
    for (int i = 0; i < FRAMES; i++) {
      boolean same = done.frames().get(i).equals(frames.get(i));
      assertThat(same).as("frame " + i).isEqualTo(hidden(i) == null);
    }
    assertThat(done.picture().rgba()).isEqualTo(done.frames().get(0).rgba());
  }

  @Test
  void aFaceThatStandsStillDoesNotFlicker() {
    Picture still = WOMAN.frames(1, frame -> new AffineTransform()).get(0);

    Transferred done =
        (Transferred)
            transfer.transfer(
                request(IntStream.range(0, 9).mapToObj(i -> still).toList(), 1, Course.STEADY));

    for (int i = 1; i < 9; i++) {
      assertThat(difference(done.frames().get(i), done.frames().get(i - 1))).isLessThan(0.1);
    }
    assertThat(difference(done.frames().get(0), still)).isGreaterThan(0.2);
  }

  @Test
  void anExpressionThatComesAndGoesIsStrongestInTheMiddle() {
    List<Picture> frames = WOMAN.frames(FRAMES, frame -> new AffineTransform());

    Transferred done = (Transferred) transfer.transfer(request(frames, 1, Course.THERE_AND_BACK));

    double[] change = new double[FRAMES];
    for (int i = 0; i < FRAMES; i++) {
      change[i] = difference(done.frames().get(i), frames.get(i));
    }
    assertThat(change[6]).isGreaterThan(change[3]);
    assertThat(change[3]).isGreaterThan(change[0]);
    assertThat(change[6]).isGreaterThan(change[9]);
  }

  @Test
  void speechGoesOnUnderANewExpression() {
    Picture still = WOMAN.frames(1, frame -> new AffineTransform()).get(0);
    List<Picture> speaking =
        ((Transferred)
                transfer.transfer(
                    new TransferRequest(
                        still,
                        new ExpressionSource.Preset(Expression.LAUGH),
                        1,
                        new FaceSelection.All(),
                        FaceRegion.ALL,
                        8)))
            .frames();

    Transferred sad =
        (Transferred)
            transfer.transfer(
                new MovingRequest(
                    MovingPortrait.paced(speaking, Duration.ofMillis(50)),
                    new ExpressionSource.Preset(Expression.SADNESS),
                    1,
                    new FaceSelection.All(),
                    FaceRegion.ALL,
                    Course.STEADY));

    double shut = mouthGap(sad.frames().get(0));
    assertThat(mouthGap(sad.frames().get(4))).isGreaterThan(shut + 0.04);
  }

  @Test
  void framesWithoutAnyFaceAreRefused() {
    List<Picture> frames = WOMAN.frames(3, frame -> null);

    TransferOutcome outcome = transfer.transfer(request(frames, 1, Course.STEADY));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.problem()).isEqualTo(FaceProblem.NO_FACE));
  }

  @Test
  void strengthZeroKeepsEveryFrame() {
    List<Picture> frames = WOMAN.frames(3, MovingTransferTest::sway);

    Transferred done = (Transferred) transfer.transfer(request(frames, 0, Course.STEADY));

    assertThat(done.frames()).isEqualTo(frames);
  }

  private static AffineTransform sway(int frame) {
    return MovingPortrait.swaying(frame, FRAMES);
  }

  /** There, hidden for three frames, and then further right. */
  private static AffineTransform hidden(int frame) {
    if (frame >= 4 && frame < 7) {
      return null;
    }
    return AffineTransform.getTranslateInstance(frame < 4 ? -60 : 60, 0);
  }

  private static FaceTrack followed(List<Picture> frames, FaceSelection faces) {
    return ((Tracking.Followed) tracker.track(frames, faces)).tracks().get(0);
  }

  private static MovingRequest request(List<Picture> frames, double strength, Course course) {
    return new MovingRequest(
        MovingPortrait.paced(frames, Duration.ofMillis(80)),
        new ExpressionSource.Preset(Expression.LAUGH),
        strength,
        new FaceSelection.All(),
        FaceRegion.ALL,
        course);
  }

  private static double mouthGap(Picture picture) {
    return landmarks.detect(picture, detector.detect(picture).get(0)).mouthGap();
  }

  /** Mean distance of the vertices in interocular distances. */
  private static double distance(Landmarks one, Landmarks other) {
    double sum = 0;
    for (int vertex = 0; vertex < FaceMesh.VERTICES; vertex++) {
      sum += Math.hypot(one.x(vertex) - other.x(vertex), one.y(vertex) - other.y(vertex));
    }
    return sum / FaceMesh.VERTICES / other.interocularDistance();
  }

  /** How far vertices move on the portrait from frame to frame, in its pixels: they should not. */
  private static double trembling(List<Landmarks> track) {
    double sum = 0;
    float[] before = onPortrait(track.get(0), 0);
    for (int frame = 1; frame < track.size(); frame++) {
      float[] now = onPortrait(track.get(frame), frame);
      for (int i = 0; i < now.length; i += 2) {
        sum += Math.hypot(now[i] - before[i], now[i + 1] - before[i + 1]);
      }
      before = now;
    }
    return sum / FaceMesh.VERTICES / (track.size() - 1);
  }

  private static float[] onPortrait(Landmarks mesh, int frame) {
    float[] points = mesh.xy(IntStream.range(0, FaceMesh.VERTICES).boxed().toList());
    try {
      sway(frame).createInverse().transform(points, 0, points, 0, FaceMesh.VERTICES);
    } catch (NoninvertibleTransformException e) {
      throw new IllegalStateException(e);
    }
    return points;
  }

  /** Mean absolute difference of all channels, in levels. */
  private static double difference(Picture one, Picture other) {
    byte[] a = one.rgb();
    byte[] b = other.rgb();
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
    }
    return sum / a.length;
  }
}
