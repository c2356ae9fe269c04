package org.memestream.facetransfer.transfer;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.memestream.facetransfer.expression.Emotion;
import org.memestream.facetransfer.expression.Expression;
import org.memestream.facetransfer.expression.ExpressionCoefficients;
import org.memestream.facetransfer.expression.ExpressionModel;
import org.memestream.facetransfer.expression.FaceExpression;
import org.memestream.facetransfer.landmarks.FaceMesh;

/** A transfer model over the {@link SampleMesh} that knows smiling and raising brows. */
final class SampleModel {

  private SampleModel() {}

  static TransferModel model() {
    float[] mesh = SampleMesh.vertices();
    float[][] shapes = {smile(mesh), brows(mesh)};
    float[][] identity = {wide(mesh)};
    float[][] fit = {dual(identity[0]), dual(shapes[0]), dual(shapes[1])};
    ExpressionModel expressions =
        new ExpressionModel(
            new ExpressionModel.Parts(
                mesh,
                mesh.clone(),
                identity,
                List.of("smile", "brows"),
                shapes,
                fit,
                new float[Emotion.values().length][3],
                presets(shapes)));
    float[][] wrinkles = new float[1][CanonicalMap.SIDE * CanonicalMap.SIDE];
    for (int i = 0; i < wrinkles[0].length; i++) {
      wrinkles[0][i] = (float) (0.2 * Math.sin(i * 0.05));
    }
    byte[] teeth = new byte[3 * 16 * 8];
    java.util.Arrays.fill(teeth, (byte) 220);
    return new TransferModel(
        expressions,
        SampleMesh.triangles(mesh),
        new LinearWrinkleMap(wrinkles, new float[] {2}),
        new TeethRow(16, 8, teeth, 150, 160),
        "transfer/sample");
  }

  private static float[] smile(float[] mesh) {
    float[] shape = new float[mesh.length];
    for (int vertex = 0; vertex < FaceMesh.VERTICES; vertex++) {
      float x = mesh[3 * vertex];
      float y = mesh[3 * vertex + 1] - 38;
      float near = (float) Math.exp(-(x * x / 500 + y * y / 200));
      shape[3 * vertex] = 0.15f * x * near;
      shape[3 * vertex + 1] = y >= 0 ? 7 * near : -2 * near;
    }
    return shape;
  }

  private static float[] brows(float[] mesh) {
    float[] shape = new float[mesh.length];
    for (int vertex = 0; vertex < FaceMesh.VERTICES; vertex++) {
      float y = mesh[3 * vertex + 1] + 36;
      shape[3 * vertex + 1] = -5 * (float) Math.exp(-y * y / 50);
    }
    return shape;
  }

  private static float[] wide(float[] mesh) {
    float[] shape = new float[mesh.length];
    for (int vertex = 0; vertex < FaceMesh.VERTICES; vertex++) {
      shape[3 * vertex] = 0.05f * mesh[3 * vertex];
    }
    return shape;
  }

  private static float[] dual(float[] shape) {
    float square = 0;
    for (float number : shape) {
      square += number * number;
    }
    float[] dual = shape.clone();
    for (int i = 0; i < dual.length; i++) {
      dual[i] /= square;
    }
    return dual;
  }

  private static Map<Expression, FaceExpression> presets(float[][] shapes) {
    Map<Expression, FaceExpression> presets = new EnumMap<>(Expression.class);
    for (Expression expression : Expression.values()) {
      float[] weights = expression == Expression.SURPRISE ? new float[] {0, 1} : new float[] {1, 0};
      presets.put(
          expression,
          new FaceExpression(
              new ExpressionCoefficients(weights, new float[Emotion.values().length]),
              expression == Expression.SURPRISE ? shapes[1] : shapes[0]));
    }
    return presets;
  }
}
