package org.memestream.facetransfer.training.appearance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.memestream.facetransfer.expression.Emotion;
import org.memestream.facetransfer.expression.ExpressionCoefficients;
import org.memestream.facetransfer.expression.ExpressionModel;
import org.memestream.runtime.training.Progress;

/**
 * Changes of expression with the changes of the skin that came with them: people neutral and
 * smiling, and press photos against the same person's neutral ones, or the mean neutral face where
 * there is none.
 */
final class WrinkleLessons {

  /** A change that is learned from. */
  interface Pupil {

    /**
     * @param change of the expression
     * @param skin change of the fine light and shade
     * @param weight how much it counts
     */
    void learn(ExpressionCoefficients change, float[] skin, double weight);
  }

  /** Who is learned from and who is kept for the examination. */
  enum Part {
    LEARNED,
    HELD_OUT
  }

  private static final String NEUTRAL = "neutral";
  private static final String HAPPINESS = "happiness";
  private static final int USUAL_PEOPLE = 400;
  private static final double PAIR = 1;
  private static final double OWN = 1;
  private static final double STRANGER = 0.6;

  private final ExpressionModel model;
  private final SkinLight light;

  WrinkleLessons(ExpressionModel model, SkinLight light) {
    this.model = model;
    this.light = light;
  }

  /** Pairs of the London set. */
  void pairs(Path data, Part part, Pupil pupil) throws IOException {
    Map<String, List<FaceExample>> people = people(FaceExample.london(data), part);
    for (List<FaceExample> pair : people.values()) {
      FaceExample neutral = only(pair, NEUTRAL);
      FaceExample smiling = only(pair, HAPPINESS);
      pupil.learn(
          expression(smiling).minus(expression(neutral)),
          minus(light.of(smiling), light.of(neutral)),
          PAIR);
    }
  }

  /**
   * Press photos of other emotions than happiness. Neutral photos are read of the same people and,
   * for the mean neutral face, of some more.
   */
  void crops(Path data, Pupil pupil) throws IOException {
    Map<String, List<FaceExample>> people = people(FaceExample.crops(data), Part.LEARNED);
    people.values().forEach(faces -> faces.removeIf(face -> face.emotion().equals(HAPPINESS)));
    Map<String, Long> counts =
        people.values().stream()
            .flatMap(List::stream)
            .collect(Collectors.groupingBy(FaceExample::emotion, Collectors.counting()));
    Mean usual = new Mean();
    try (Progress progress = new Progress("people of press photos", people.size())) {
      Map<String, Mean> own = new TreeMap<>();
      for (Map.Entry<String, List<FaceExample>> person : people.entrySet()) {
        boolean needed = person.getValue().stream().anyMatch(face -> !isNeutral(face));
        if (needed || usual.count < USUAL_PEOPLE) {
          Mean mean = new Mean();
          for (FaceExample face : person.getValue()) {
            if (isNeutral(face)) {
              mean.add(light.of(face), expression(face));
            }
          }
          if (mean.count > 0) {
            usual.add(mean.skin(), mean.expression());
            own.put(person.getKey(), mean);
          }
        }
        progress.step("neutral");
      }
      progress.stepTo(0);
      for (Map.Entry<String, List<FaceExample>> person : people.entrySet()) {
        for (FaceExample face : person.getValue()) {
          if (!isNeutral(face)) {
            learn(face, own.get(person.getKey()), usual, counts.get(face.emotion()), pupil);
          }
        }
        progress.step("others");
      }
    }
  }

  private static boolean isNeutral(FaceExample face) {
    return face.emotion().equals(NEUTRAL);
  }

  private void learn(FaceExample face, Mean own, Mean usual, long alike, Pupil pupil)
      throws IOException {
    Mean before = own == null ? usual : own;
    // Rare emotions count more, so that smiles are not all that is learned.
    double weight = (own == null ? STRANGER : OWN) * Math.sqrt(300.0 / Math.max(60, alike));
    pupil.learn(
        expression(face).minus(before.expression()), minus(light.of(face), before.skin()), weight);
  }

  /** Geometry as measured, the emotion as labelled. */
  private ExpressionCoefficients expression(FaceExample face) {
    float[] emotions = new float[Emotion.values().length];
    for (Emotion emotion : Emotion.values()) {
      if (emotion.name().equalsIgnoreCase(face.emotion())) {
        emotions[emotion.ordinal()] = 1;
      }
    }
    float[] geometric = model.read(model.frontal(face.landmarks())).coefficients().geometric();
    return new ExpressionCoefficients(geometric, emotions);
  }

  private static Map<String, List<FaceExample>> people(List<FaceExample> faces, Part part) {
    return faces.stream()
        .filter(face -> face.heldOut() == (part == Part.HELD_OUT))
        .collect(Collectors.groupingBy(FaceExample::person, TreeMap::new, Collectors.toList()));
  }

  private static FaceExample only(List<FaceExample> faces, String emotion) {
    return faces.stream().filter(face -> face.emotion().equals(emotion)).findFirst().orElseThrow();
  }

  private static float[] minus(float[] one, float[] other) {
    float[] difference = new float[one.length];
    for (int i = 0; i < one.length; i++) {
      difference[i] = one[i] - other[i];
    }
    return difference;
  }

  /** Running mean of faces. */
  private static final class Mean {
    private final List<ExpressionCoefficients> shown = new ArrayList<>();
    private float[] sum;
    private int count;

    void add(float[] skin, ExpressionCoefficients expression) {
      if (sum == null) {
        sum = new float[skin.length];
      }
      for (int i = 0; i < skin.length; i++) {
        sum[i] += skin[i];
      }
      shown.add(expression);
      count++;
    }

    float[] skin() {
      float[] mean = new float[sum.length];
      for (int i = 0; i < sum.length; i++) {
        mean[i] = sum[i] / count;
      }
      return mean;
    }

    ExpressionCoefficients expression() {
      return shown.stream().reduce(ExpressionCoefficients::plus).orElseThrow().times(1.0 / count);
    }
  }
}
