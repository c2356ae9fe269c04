package org.memestream.facetransfer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.memestream.facetransfer.expression.Expression;
import org.memestream.facetransfer.expression.ExpressionCoefficients;
import org.memestream.facetransfer.expression.ExpressionModel;
import org.memestream.facetransfer.expression.FaceExpression;
import org.memestream.facetransfer.transfer.LinearWrinkleMap;
import org.memestream.facetransfer.transfer.TeethRow;
import org.memestream.facetransfer.transfer.TransferModel;
import org.memestream.runtime.network.UnusableModelException;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.network.WeightsFile;

/** The numbers of a transfer in a weights file of the kind {@value #KIND}. */
public final class TransferModelFile {

  private static final String KIND = "transfer";
  private static final String NAMES = "shapes";

  private TransferModelFile() {}

  /**
   * Reads a model; it owns no native memory.
   *
   * @throws UnusableModelException if this is no such file, or damaged
   */
  public static TransferModel read(InputStream stream, NDManager parent) throws IOException {
    try (NDManager manager = parent.newSubManager()) {
      WeightsFile file = WeightsFile.read(stream, KIND, manager);
      Weights weights = file.weights();
      List<String> names = List.of(file.property(NAMES).split(" "));
      ExpressionModel model =
          new ExpressionModel(
              new ExpressionModel.Parts(
                  numbers(weights, "canonical"),
                  numbers(weights, "mean"),
                  rows(weights, "identity"),
                  names,
                  rows(weights, "shapes"),
                  rows(weights, "fit"),
                  rows(weights, "readout"),
                  presets(weights)));
      float[] corners = numbers(weights, "triangles");
      int[] triangles = new int[corners.length];
      for (int i = 0; i < corners.length; i++) {
        triangles[i] = (int) corners[i];
      }
      return new TransferModel(
          model,
          triangles,
          new LinearWrinkleMap(rows(weights, "wrinkles"), numbers(weights, "wrinkle_limits")),
          teeth(weights),
          KIND + "/" + file.sha256().substring(0, 8));
    }
  }

  /** Writes a model; the stream stays open. Returns the content's SHA-256. */
  public static String write(
      OutputStream stream, TransferModel model, LinearWrinkleMap wrinkles, NDManager parent)
      throws IOException {
    ExpressionModel.Parts parts = model.expressions().parts();
    try (Weights weights = new Weights(parent)) {
      put(weights, "canonical", parts.canonical());
      put(weights, "mean", parts.mean());
      put(weights, "identity", parts.identity());
      put(weights, "shapes", parts.shapes());
      put(weights, "fit", parts.fit());
      put(weights, "readout", parts.readout());
      parts.presets().forEach((preset, shown) -> putPreset(weights, preset, shown));
      float[] corners = new float[model.triangles().length];
      for (int i = 0; i < corners.length; i++) {
        corners[i] = model.triangles()[i];
      }
      put(weights, "triangles", corners);
      put(weights, "wrinkles", wrinkles.maps());
      put(weights, "wrinkle_limits", wrinkles.limits());
      TeethRow teeth = model.teeth();
      float[] colours = new float[teeth.rgb().length];
      for (int i = 0; i < colours.length; i++) {
        colours[i] = teeth.rgb()[i] & 0xff;
      }
      weights.put(
          "teeth", weights.manager().create(colours, new Shape(teeth.height(), teeth.width(), 3)));
      put(weights, "teeth_light", new float[] {teeth.cheekBrightness(), teeth.whiteBrightness()});
      return WeightsFile.write(
          stream,
          KIND,
          Map.of(NAMES, String.join(" ", parts.names())),
          weights,
          WeightsFile.Precision.SINGLE);
    }
  }

  private static void putPreset(Weights weights, Expression preset, FaceExpression shown) {
    String name = "preset." + preset.presetName();
    put(weights, name + ".shapes", shown.coefficients().geometric());
    put(weights, name + ".emotions", shown.coefficients().emotions());
    put(weights, name + ".offset", shown.offset());
  }

  private static Map<Expression, FaceExpression> presets(Weights weights)
      throws UnusableModelException {
    Map<Expression, FaceExpression> presets = new EnumMap<>(Expression.class);
    for (Expression preset : Expression.values()) {
      String name = "preset." + preset.presetName();
      presets.put(
          preset,
          new FaceExpression(
              new ExpressionCoefficients(
                  numbers(weights, name + ".shapes"), numbers(weights, name + ".emotions")),
              numbers(weights, name + ".offset")));
    }
    return presets;
  }

  private static TeethRow teeth(Weights weights) throws UnusableModelException {
    float[] colours = numbers(weights, "teeth");
    Shape shape = weights.get("teeth").getShape();
    byte[] rgb = new byte[colours.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) Math.round(colours[i]);
    }
    float[] light = numbers(weights, "teeth_light");
    return new TeethRow((int) shape.get(1), (int) shape.get(0), rgb, light[0], light[1]);
  }

  private static void put(Weights weights, String name, float[] numbers) {
    weights.put(name, weights.manager().create(numbers));
  }

  private static void put(Weights weights, String name, float[][] rows) {
    weights.put(name, weights.manager().create(rows));
  }

  private static float[] numbers(Weights weights, String name) throws UnusableModelException {
    if (!weights.has(name)) {
      throw new UnusableModelException("the transfer's weights lack the array '" + name + "'");
    }
    return weights.get(name).toFloatArray();
  }

  private static float[][] rows(Weights weights, String name) throws UnusableModelException {
    float[] numbers = numbers(weights, name);
    try (NDArray array = weights.get(name).duplicate()) {
      int count = (int) array.getShape().get(0);
      int length = numbers.length / count;
      float[][] rows = new float[count][];
      for (int i = 0; i < count; i++) {
        rows[i] = Arrays.copyOfRange(numbers, i * length, (i + 1) * length);
      }
      return rows;
    }
  }
}
