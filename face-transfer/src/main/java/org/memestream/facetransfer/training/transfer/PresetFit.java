package org.memestream.facetransfer.training.transfer;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.memestream.facetransfer.expression.Emotion;
import org.memestream.facetransfer.expression.Expression;
import org.memestream.facetransfer.expression.ExpressionCoefficients;
import org.memestream.facetransfer.expression.FaceExpression;

/**
 * The expressions that are known by name: how faces of press photos change on average when they
 * show an emotion, made clearer by sculpted shapes, both sides alike.
 */
final class PresetFit {

  private final MeshFiles mesh;
  private final PressSet press;
  private final ExpressionModelFit model;

  PresetFit(MeshFiles mesh, PressSet press, ExpressionModelFit model) {
    this.mesh = mesh;
    this.press = press;
    this.model = model;
  }

  Map<Expression, FaceExpression> presets() {
    Map<Expression, FaceExpression> presets = new EnumMap<>(Expression.class);
    for (Expression expression : Expression.values()) {
      presets.put(expression, preset(expression));
    }
    return presets;
  }

  private FaceExpression preset(Expression expression) {
    return switch (expression) {
      case SMILE ->
          shown(
              sum(Meshes.times(smile(), 1.3), Map.of("jawOpen", 0.03, "eyeSquint", 0.3)),
              Emotion.HAPPINESS,
              1);
      case LAUGH ->
          shown(
              sum(laugh(), Map.of("eyeSquint", 0.7, "eyeBlink", 0.25, "jawOpen", 0.12)),
              Emotion.HAPPINESS,
              1);
      case SURPRISE ->
          shown(
              sum(
                  Meshes.times(mean("surprise"), 1.2),
                  Map.of("browOuterUp", 0.6, "browInnerUp", 0.7, "eyeWide", 0.8, "jawOpen", 0.15)),
              Emotion.SURPRISE,
              1);
      case ANGER ->
          shown(
              sum(
                  Meshes.times(mean("anger"), 0.8),
                  Map.of(
                      "browDown", 1.4,
                      "eyeSquint", 0.7,
                      "noseSneer", 0.25,
                      "mouthFrown", 0.35,
                      "mouthUpperUp", 0.15)),
              Emotion.ANGER,
              1);
      case SADNESS ->
          shown(
              sum(
                  Meshes.times(mean("sadness"), 1.0),
                  Map.of(
                      "mouthFrown", 0.9,
                      "browInnerUp", 0.9,
                      "eyeBlink", 0.2,
                      "mouthShrugLower", 0.35)),
              Emotion.SADNESS,
              1);
      case DISGUST ->
          shown(
              sum(
                  Meshes.times(mean("disgust"), 1.0),
                  Map.of(
                      "noseSneer", 0.7,
                      "mouthUpperUp", 0.4,
                      "browDown", 0.9,
                      "eyeSquint", 0.9,
                      "mouthFrown", 0.4)),
              Emotion.DISGUST,
              1);
      case WINK ->
          shown(
              sum(
                  Meshes.times(smile(), 0.55),
                  Map.of(
                      "eyeBlink_L", 1.25,
                      "eyeSquint_L", 0.9,
                      "mouthSmile_L", 0.35,
                      "browDown_L", 0.25,
                      "cheekSquint_L", 0.6)),
              Emotion.HAPPINESS,
              0.6f);
    };
  }

  private float[] smile() {
    return mesh.symmetric(Meshes.mean(press.changes("happiness")));
  }

  /** The tenth of the happy faces with the widest open mouths. */
  private float[] laugh() {
    List<float[]> happy =
        press.singleChanges("happiness").stream()
            .sorted(Comparator.comparingDouble(PresetFit::opening).reversed())
            .toList();
    return mesh.symmetric(Meshes.mean(happy.subList(0, happy.size() / 8)));
  }

  private static double opening(float[] change) {
    return change[3 * 14 + 1] - change[3 * 13 + 1];
  }

  private float[] mean(String emotion) {
    return mesh.symmetric(press.meanChange(emotion));
  }

  private float[] sum(float[] start, Map<String, Double> shapes) {
    float[] sum = start;
    for (Map.Entry<String, Double> shape : shapes.entrySet()) {
      sum = Meshes.plus(sum, mesh.shape(shape.getKey()), shape.getValue());
    }
    return sum;
  }

  private FaceExpression shown(float[] offset, Emotion emotion, float intensity) {
    float[] emotions = new float[Emotion.values().length];
    emotions[emotion.ordinal()] = intensity;
    float[] geometric = new float[model.shapes().length];
    for (int i = 0; i < geometric.length; i++) {
      geometric[i] = (float) Meshes.dot(model.fit()[model.identity().length + i], offset);
    }
    return new FaceExpression(new ExpressionCoefficients(geometric, emotions), offset);
  }
}
