package org.memestream.facetransfer.training.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.memestream.facetransfer.expression.ExpressionModel;

/**
 * Bases of identity and expression and the ridge regression onto both, from people who were
 * photographed neutral and smiling and from sculpted expression shapes.
 *
 * @param mean neutral face, mesh pixels
 * @param identity axes of the neutral faces
 * @param names of the shapes
 * @param shapes six axes of the smiles, then sculpted shapes, at one standard deviation
 * @param fit regression matrix
 */
record ExpressionModelFit(
    float[] mean, float[][] identity, List<String> names, float[][] shapes, float[][] fit) {

  private static final int IDENTITIES = 20;
  private static final int SMILES = 6;

  /** Mesh pixels: standard deviation of what the model does not explain. */
  private static final double NOISE = 1.2;

  /**
   * Sculpted shape (both sides together unless it ends in _L or _R) to how far it is on at one
   * standard deviation, which says how readily the regression uses it.
   */
  private static Map<String, Float> amplitudes() {
    Map<String, Float> amplitudes = new LinkedHashMap<>();
    amplitudes.put("jawOpen", 0.5f);
    for (String side : List.of("_L", "_R")) {
      amplitudes.put("browDown" + side, 1.35f);
      amplitudes.put("browOuterUp" + side, 0.9f);
      amplitudes.put("eyeBlink" + side, 0.9f);
      amplitudes.put("mouthSmile" + side, 0.25f);
    }
    amplitudes.put("browInnerUp", 0.9f);
    amplitudes.put("eyeWide", 0.5f);
    amplitudes.put("eyeSquint", 0.4f);
    amplitudes.put("mouthFrown", 0.5f);
    amplitudes.put("mouthFunnel", 0.5f);
    amplitudes.put("mouthPucker", 0.4f);
    amplitudes.put("mouthStretch", 0.3f);
    amplitudes.put("mouthPress", 0.3f);
    amplitudes.put("noseSneer", 0.5f);
    amplitudes.put("mouthUpperUp", 0.4f);
    amplitudes.put("mouthLowerDown", 0.4f);
    return amplitudes;
  }

  /**
   * Fits to frontal meshes.
   *
   * @param neutral one mesh each person
   * @param smiling of the same people in the same order
   */
  static ExpressionModelFit of(List<float[]> neutral, List<float[]> smiling, MeshFiles mesh) {
    float[] mean = Meshes.mean(neutral);
    PrincipalAxes identity =
        PrincipalAxes.of(neutral.stream().map(m -> Meshes.minus(m, mean)).toList(), IDENTITIES);
    // Not centred: no expression must stay zero, and the first axis is mostly the mean smile.
    List<float[]> changes = new ArrayList<>();
    for (int i = 0; i < neutral.size(); i++) {
      changes.add(Meshes.minus(smiling.get(i), neutral.get(i)));
    }
    PrincipalAxes smiles = PrincipalAxes.of(changes, SMILES);
    List<String> names = new ArrayList<>();
    List<float[]> shapes = new ArrayList<>();
    for (int i = 0; i < SMILES; i++) {
      names.add("smile_" + (i + 1));
      double sign = i == 0 && Meshes.dot(smiles.axes()[0], Meshes.mean(changes)) < 0 ? -1 : 1;
      shapes.add(Meshes.times(smiles.axes()[i], sign * smiles.deviations()[i]));
    }
    amplitudes()
        .forEach(
            (name, amplitude) -> {
              names.add(name);
              shapes.add(Meshes.times(mesh.shape(name), amplitude));
            });
    double[] variances = new double[IDENTITIES + shapes.size()];
    List<float[]> basis = new ArrayList<>(List.of(identity.axes()));
    basis.addAll(shapes);
    for (int i = 0; i < variances.length; i++) {
      variances[i] = i < IDENTITIES ? Math.pow(identity.deviations()[i], 2) : 1;
    }
    return new ExpressionModelFit(
        mean,
        identity.axes(),
        List.copyOf(names),
        shapes.toArray(float[][]::new),
        posterior(basis, variances));
  }

  /** (B B' / s^2 + diag(1 / v))^-1 B / s^2. */
  private static float[][] posterior(List<float[]> basis, double[] variances) {
    int n = basis.size();
    double[][] precision = new double[n][n];
    double[][] scaled = new double[n][ExpressionModel.NUMBERS];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        precision[i][j] = Meshes.dot(basis.get(i), basis.get(j)) / (NOISE * NOISE);
      }
      precision[i][i] += 1 / variances[i];
      for (int k = 0; k < ExpressionModel.NUMBERS; k++) {
        scaled[i][k] = basis.get(i)[k] / (NOISE * NOISE);
      }
    }
    return Meshes.floats(LinearSystem.solve(precision, scaled));
  }
}
