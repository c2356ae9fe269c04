package org.memestream.facetransfer.expression;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.facetransfer.landmarks.FrontalMesh;
import org.memestream.facetransfer.landmarks.Landmarks;

/**
 * Tells expression from identity in a frontal face mesh, by a linear model:
 *
 * <pre>mesh = mean + identity * a + shapes * e + rest</pre>
 *
 * The likeliest a and e of a mesh are one matrix product away (ridge regression with the variances
 * of both as prior). Immutable and thread-safe.
 */
public final class ExpressionModel {

  /** Numbers of a mesh. */
  public static final int NUMBERS = 3 * FaceMesh.VERTICES;

  /**
   * How much of what the model does not explain counts as expression; the rest counts as identity.
   */
  private static final float REST_SHARE = 0.3f;

  /**
   * What the model is made of; meshes are 1404 numbers in mesh pixels, see {@link FrontalMesh}.
   *
   * @param canonical mesh that others are aligned to
   * @param mean mean neutral face, 1404 numbers
   * @param identity [identities][1404] how faces differ
   * @param names of the shapes, such as {@code eyeBlink_L}; _L and _R are the person's own left and
   *     right, so _L is at the right of the picture
   * @param shapes [shapes][1404] how expressions move vertices at a coefficient of 1
   * @param fit [identities + shapes][1404] from (mesh - mean) to the coefficients
   * @param readout [6][shapes + 1] from the coefficients, and a constant 1 after them, to the
   *     intensities of emotions
   * @param presets expressions that are known by name
   */
  public record Parts(
      float[] canonical,
      float[] mean,
      float[][] identity,
      List<String> names,
      float[][] shapes,
      float[][] fit,
      float[][] readout,
      Map<Expression, FaceExpression> presets) {

    public Parts {
      names = List.copyOf(names);
      presets = new EnumMap<>(presets);
      requireLength("canonical", NUMBERS, canonical.length);
      requireLength("mean", NUMBERS, mean.length);
      requireLength("shapes", names.size(), shapes.length);
      requireLength("fit", identity.length + shapes.length, fit.length);
      requireLength("readout", Emotion.values().length, readout.length);
      requireLength("presets", Expression.values().length, presets.size());
    }

    private static void requireLength(String what, int expected, int actual) {
      if (expected != actual) {
        throw new IllegalArgumentException(
            "%s of an expression model has %d entries, but should have %d"
                .formatted(what, actual, expected));
      }
    }
  }

  private final Parts parts;

  /** A model that owns these parts: nobody writes to their arrays any more. */
  public ExpressionModel(Parts parts) {
    this.parts = parts;
  }

  /** What it is made of, not copied: for reading only. */
  public Parts parts() {
    return parts;
  }

  /** How many shapes there are. */
  public int shapes() {
    return parts.shapes.length;
  }

  /** Position of the shape of that name. */
  public int indexOf(String name) {
    int index = parts.names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          "no shape is called '%s'; there are %s".formatted(name, parts.names));
    }
    return index;
  }

  /** The landmarks of a picture, turned to the front. */
  public FrontalMesh frontal(Landmarks landmarks) {
    return FrontalMesh.of(landmarks, parts.canonical);
  }

  /** The expression that a frontal mesh shows. */
  public FaceExpression read(FrontalMesh frontal) {
    float[] difference = frontal.xyz().clone();
    add(difference, parts.mean, -1);
    float[] weights = new float[parts.fit.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = dot(parts.fit[i], difference);
    }
    int identities = parts.identity.length;
    float[] geometric = new float[shapes()];
    System.arraycopy(weights, identities, geometric, 0, geometric.length);
    float[] offset = offset(geometric);
    float[] rest = difference;
    add(rest, offset, -1);
    for (int i = 0; i < identities; i++) {
      add(rest, parts.identity[i], -weights[i]);
    }
    add(offset, rest, REST_SHARE);
    return new FaceExpression(new ExpressionCoefficients(geometric, emotions(geometric)), offset);
  }

  /** How an expression moves the vertices: 1404 numbers in mesh pixels. */
  public float[] offset(float[] geometric) {
    float[] offset = new float[NUMBERS];
    for (int i = 0; i < geometric.length; i++) {
      add(offset, parts.shapes[i], geometric[i]);
    }
    return offset;
  }

  /** Intensities of the emotions as far as the geometry tells them, 0 to 1. */
  public float[] emotions(float[] geometric) {
    float[] emotions = new float[Emotion.values().length];
    for (int i = 0; i < emotions.length; i++) {
      float[] row = parts.readout[i];
      float sum = row[geometric.length];
      for (int j = 0; j < geometric.length; j++) {
        sum += row[j] * geometric[j];
      }
      emotions[i] = Math.max(0, Math.min(1, sum));
    }
    return emotions;
  }

  /** The expression of that name at strength 1. */
  public FaceExpression preset(Expression expression) {
    return parts.presets.get(expression);
  }

  private static void add(float[] to, float[] what, float times) {
    for (int i = 0; i < to.length; i++) {
      to[i] += times * what[i];
    }
  }

  private static float dot(float[] one, float[] other) {
    float sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
