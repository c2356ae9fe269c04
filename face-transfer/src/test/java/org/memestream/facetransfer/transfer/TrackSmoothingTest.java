package org.memestream.facetransfer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.landmarks.Landmarks;

class TrackSmoothingTest {

  private static final int FRAMES = 15;

  @Test
  void takesOutATremblingThatAHeadDoesNotDo() {
    double before = error(track(0.8), track(0));
    double after = error(TrackSmoothing.of(track(0.8)), track(0));

    assertThat(after).isLessThan(0.7 * before);
  }

  @Test
  void aHeadThatTurnsQuicklyIsNotHeldBack() {
    assertThat(error(TrackSmoothing.of(track(0)), track(0))).isLessThan(0.02);
  }

  @Test
  void aLidThatBlinksStaysQuick() {
    FaceTrack track = track(0);
    float[] shut = track.at(7).orElseThrow().xyz();
    shut[3 * 159 + 1] += 8;
    track.put(7, new Landmarks(shut));

    assertThat(TrackSmoothing.of(track).at(7).orElseThrow().y(159))
        .isCloseTo(shut[3 * 159 + 1], within(0.5f));
  }

  @Test
  void gapsStayGaps() {
    FaceTrack track = track(0.5);
    track.put(5, null);

    FaceTrack smooth = TrackSmoothing.of(track);

    assertThat(smooth.at(5)).isEmpty();
    assertThat(smooth.at(4).orElseThrow().xyz()).isEqualTo(track.at(4).orElseThrow().xyz());
  }

  /** A face that goes round in a circle and rolls. */
  private static FaceTrack track(double noise) {
    Random random = new Random(3);
    FaceTrack track = new FaceTrack(new FaceBox(0, 0, 1, 1), FRAMES);
    for (int frame = 0; frame < FRAMES; frame++) {
      double t = 2 * Math.PI * frame / FRAMES;
      float[] mesh = SampleFaces.at(0, 0, 1).xyz();
      double roll = 0.3 * Math.sin(t);
      for (int i = 0; i < mesh.length; i += 3) {
        double x = mesh[i] * Math.cos(roll) - mesh[i + 1] * Math.sin(roll);
        double y = mesh[i] * Math.sin(roll) + mesh[i + 1] * Math.cos(roll);
        mesh[i] = (float) (200 + 60 * Math.cos(t) + x + noise * random.nextGaussian());
        mesh[i + 1] = (float) (200 + 60 * Math.sin(t) + y + noise * random.nextGaussian());
      }
      track.put(frame, new Landmarks(mesh));
    }
    return track;
  }

  /** Mean distance of the vertices over all frames, in pixels. */
  private static double error(FaceTrack one, FaceTrack other) {
    double sum = 0;
    for (int frame = 0; frame < FRAMES; frame++) {
      float[] a = one.at(frame).orElseThrow().xyz();
      float[] b = other.at(frame).orElseThrow().xyz();
      for (int i = 0; i < a.length; i += 3) {
        sum += Math.hypot(a[i] - b[i], a[i + 1] - b[i + 1]);
      }
    }
    return sum / FRAMES / (one.at(0).orElseThrow().xyz().length / 3.0);
  }
}
