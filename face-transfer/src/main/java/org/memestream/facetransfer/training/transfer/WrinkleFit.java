package org.memestream.facetransfer.training.transfer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.memestream.facetransfer.expression.ExpressionModel;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.facetransfer.transfer.CanonicalMap;
import org.memestream.facetransfer.transfer.LinearWrinkleMap;
import org.memestream.runtime.picture.Picture;

/**
 * Ridge regression from the change of the first shapes to the logarithm of how brightness changes
 * when people smile.
 *
 * @param map what was fitted
 * @param explained share of the logarithms' energy on the people it was fitted to
 */
record WrinkleFit(LinearWrinkleMap map, double explained) {

  private static final int SIDE = CanonicalMap.SIDE;
  private static final int SHAPES = 4;
  private static final double RIDGE = 3;

  /** Grey levels added before the logarithm, so that dark pixels do not explode. */
  private static final float LOG_OFFSET = 12;

  /** Larger ratios come from teeth and moved edges. */
  private static final float MOST = 0.5f;

  static WrinkleFit of(LondonSet london, ExpressionModel model, int[] triangles)
      throws IOException {
    CanonicalMap map = CanonicalMap.of(model.parts().mean());
    List<float[]> ratios = new ArrayList<>();
    List<float[]> changes = new ArrayList<>();
    for (String person : london.learning()) {
      ratios.add(
          ratio(
              logs(london.neutralPicture(person), london.neutral(person), map, triangles),
              logs(london.smilingPicture(person), london.smiling(person), map, triangles)));
      changes.add(
          Meshes.minus(
              model.read(model.frontal(london.smiling(person))).coefficients().geometric(),
              model.read(model.frontal(london.neutral(person))).coefficients().geometric()));
    }
    return fit(ratios, changes);
  }

  private static WrinkleFit fit(List<float[]> ratios, List<float[]> changes) {
    double[][] normal = new double[SHAPES][SHAPES];
    double[][] moment = new double[SHAPES][SIDE * SIDE];
    float[] limits = new float[SHAPES];
    for (int n = 0; n < ratios.size(); n++) {
      for (int i = 0; i < SHAPES; i++) {
        float change = changes.get(n)[i];
        limits[i] = Math.max(limits[i], Math.abs(change));
        for (int j = 0; j < SHAPES; j++) {
          normal[i][j] += change * changes.get(n)[j];
        }
        for (int k = 0; k < SIDE * SIDE; k++) {
          moment[i][k] += change * ratios.get(n)[k];
        }
      }
    }
    for (int i = 0; i < SHAPES; i++) {
      normal[i][i] += RIDGE;
    }
    float[][] maps = Meshes.floats(LinearSystem.solve(normal, moment));
    double energy = 0;
    double rest = 0;
    for (int n = 0; n < ratios.size(); n++) {
      float[] difference = ratios.get(n);
      energy += Meshes.dot(difference, difference);
      for (int i = 0; i < SHAPES; i++) {
        difference = Meshes.plus(difference, maps[i], -changes.get(n)[i]);
      }
      rest += Meshes.dot(difference, difference);
    }
    return new WrinkleFit(new LinearWrinkleMap(maps, limits), 1 - rest / energy);
  }

  private static float[] ratio(float[] neutral, float[] smiling) {
    float[] ratio = Meshes.minus(smiling, neutral);
    float[] light = MapBlur.gaussian(ratio, SIDE, SIDE, 22);
    for (int i = 0; i < ratio.length; i++) {
      ratio[i] = Math.max(-MOST, Math.min(MOST, ratio[i] - light[i]));
    }
    return ratio;
  }

  private static float[] logs(
      Picture picture, Landmarks landmarks, CanonicalMap map, int[] triangles) {
    float[] colours = MeshPatch.warp(picture, landmarks, map.points(), triangles, SIDE, SIDE);
    float[] grey = new float[SIDE * SIDE];
    double sum = 0;
    int inside = 0;
    for (int i = 0; i < grey.length; i++) {
      grey[i] = 0.299f * colours[3 * i] + 0.587f * colours[3 * i + 1] + 0.114f * colours[3 * i + 2];
      if (!Float.isNaN(grey[i])) {
        sum += grey[i];
        inside++;
      }
    }
    float mean = (float) (sum / inside);
    for (int i = 0; i < grey.length; i++) {
      grey[i] = Float.isNaN(grey[i]) ? mean : grey[i];
    }
    float[] smooth = MapBlur.gaussian(grey, SIDE, SIDE, 1.2);
    for (int i = 0; i < smooth.length; i++) {
      smooth[i] = (float) Math.log(smooth[i] + LOG_OFFSET);
    }
    return smooth;
  }
}
