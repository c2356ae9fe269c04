package org.memestream.facetransfer.training.transfer;

import java.util.List;
import java.util.Locale;
import org.memestream.facetransfer.expression.Emotion;

/**
 * Ridge regression from expression coefficients to emotions, every emotion and the neutral faces
 * counting alike however many pictures show them.
 */
final class EmotionReadoutFit {

  private static final double RIDGE = 0.02;

  private EmotionReadoutFit() {}

  /** [6][shapes + 1]. */
  static float[][] of(PressSet press, ExpressionModelFit model) {
    int columns = model.shapes().length + 1;
    int emotions = Emotion.values().length;
    double[][] normal = new double[columns][columns];
    double[][] moment = new double[columns][emotions];
    add(press.meshes("neutral"), -1, model, normal, moment);
    for (Emotion emotion : Emotion.values()) {
      add(
          press.meshes(emotion.name().toLowerCase(Locale.ROOT)),
          emotion.ordinal(),
          model,
          normal,
          moment);
    }
    for (int i = 0; i < columns; i++) {
      normal[i][i] += RIDGE;
    }
    double[][] solved = LinearSystem.solve(normal, moment);
    float[][] readout = new float[emotions][columns];
    for (int i = 0; i < columns; i++) {
      for (int emotion = 0; emotion < emotions; emotion++) {
        readout[emotion][i] = (float) solved[i][emotion];
      }
    }
    return readout;
  }

  private static void add(
      List<float[]> meshes,
      int emotion,
      ExpressionModelFit model,
      double[][] normal,
      double[][] moment) {
    int columns = normal.length;
    double weight = 1.0 / Math.max(30, meshes.size());
    for (float[] mesh : meshes) {
      float[] difference = Meshes.minus(mesh, model.mean());
      double[] row = new double[columns];
      for (int i = 0; i + 1 < columns; i++) {
        row[i] = Meshes.dot(model.fit()[model.identity().length + i], difference);
      }
      row[columns - 1] = 1;
      for (int i = 0; i < columns; i++) {
        for (int j = 0; j < columns; j++) {
          normal[i][j] += weight * row[i] * row[j];
        }
        if (emotion >= 0) {
          moment[i][emotion] += weight * row[i];
        }
      }
    }
  }
}
