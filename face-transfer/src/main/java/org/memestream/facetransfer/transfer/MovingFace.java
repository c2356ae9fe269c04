package org.memestream.facetransfer.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.memestream.facetransfer.expression.ExpressionCoefficients;
import org.memestream.facetransfer.expression.ExpressionModel;
import org.memestream.facetransfer.expression.FaceExpression;
import org.memestream.runtime.picture.Picture;

/**
 * One face through a moving picture, as it is to change in each frame. Immutable.
 *
 * @param targets one for each frame; null where the face is lost
 * @param amounts how much of the change each frame takes, 0 to 1: it fades while the head turns
 *     away
 */
record MovingFace(TargetFace[] targets, float[] amounts) {

  /**
   * Radians from the front at which a change begins to fade; it is gone where faces are refused.
   */
  private static final double FADE = Math.toRadians(38);

  static MovingFace of(
      FaceTrack track, List<Picture> frames, FrameTimes times, ExpressionModel model) {
    FaceTrack smooth = TrackSmoothing.of(track);
    KnownFace[] known = new KnownFace[frames.size()];
    LightMeter[] lights = new LightMeter[frames.size()];
    IntStream.range(0, frames.size())
        .parallel()
        .forEach(
            frame ->
                smooth
                    .at(frame)
                    .ifPresent(
                        mesh -> {
                          known[frame] = KnownFace.of(mesh, model);
                          lights[frame] = LightMeter.of(frames.get(frame), mesh);
                        }));
    TargetFace[] targets = new TargetFace[frames.size()];
    float[] amounts = new float[frames.size()];
    for (int from = 0; from < known.length; from++) {
      if (known[from] == null) {
        continue;
      }
      int to = from;
      while (to < known.length && known[to] != null) {
        to++;
      }
      for (int frame = from; frame < to; frame++) {
        double[] weights = times.around(frame, from, to);
        targets[frame] =
            new TargetFace(
                known[frame],
                mean(Arrays.asList(known).subList(from, to), weights),
                LightMeter.mean(Arrays.asList(lights).subList(from, to), weights));
        double turn = FacePose.of(known[frame].frontal()).turn();
        amounts[frame] = 1 - Smooth.step((float) FADE, (float) FaceStudy.MOST_TURN, (float) turn);
      }
      from = to;
    }
    return new MovingFace(targets, amounts);
  }

  /** The face in a frame; empty where it is lost or turned away. */
  Optional<TargetFace> at(int frame) {
    return amounts[frame] > 0 ? Optional.ofNullable(targets[frame]) : Optional.empty();
  }

  float amount(int frame) {
    return amounts[frame];
  }

  private static FaceExpression mean(List<KnownFace> faces, double[] weights) {
    List<FaceExpression> all = new ArrayList<>();
    faces.forEach(face -> all.add(face.expression()));
    float[] offset = new float[all.get(0).offset().length];
    ExpressionCoefficients coefficients = all.get(0).coefficients().times(weights[0]);
    for (int i = 0; i < weights.length; i++) {
      float[] one = all.get(i).offset();
      for (int j = 0; j < offset.length; j++) {
        offset[j] += (float) weights[i] * one[j];
      }
      if (i > 0) {
        coefficients = coefficients.plus(all.get(i).coefficients().times(weights[i]));
      }
    }
    return new FaceExpression(coefficients, offset);
  }
}
