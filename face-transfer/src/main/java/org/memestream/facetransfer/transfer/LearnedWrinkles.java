package org.memestream.facetransfer.transfer;

import java.util.List;
import java.util.Objects;
import org.memestream.facetransfer.expression.ExpressionCoefficients;

/**
 * Folds and shades of the skin as a linear map from parts of an expression. Each part is kept
 * within what people showed whom the map was fitted to. Immutable and thread-safe.
 */
public final class LearnedWrinkles implements WrinkleMap {

  /** One number of a change of expression. */
  public sealed interface Part {

    /** This number in a change. */
    float of(ExpressionCoefficients change);

    /** Weight of a shape, by its position. */
    record Shape(int index) implements Part {
      @Override
      public float of(ExpressionCoefficients change) {
        return change.geometric()[index];
      }
    }

    /** Intensity of an emotion, by its position. */
    record Intensity(int index) implements Part {
      @Override
      public float of(ExpressionCoefficients change) {
        return change.emotions()[index];
      }
    }
  }

  private final List<Part> parts;
  private final float[] limits;
  private final float[][] mix;
  private final float[][] maps;

  /**
   * @param parts that count
   * @param limits largest size of each part, either way
   * @param mix [maps][parts] how much of each map a part of size 1 brings
   * @param maps [maps][side * side] log ratios over the {@link CanonicalMap}; not copied
   */
  public LearnedWrinkles(List<Part> parts, float[] limits, float[][] mix, float[][] maps) {
    this.parts = List.copyOf(parts);
    this.limits = Objects.requireNonNull(limits, "limits");
    this.mix = Objects.requireNonNull(mix, "mix");
    this.maps = Objects.requireNonNull(maps, "maps");
    if (limits.length != parts.size() || mix.length != maps.length) {
      throw new IllegalArgumentException(
          "%d parts have %d limits, %d maps are mixed by %d rows"
              .formatted(parts.size(), limits.length, maps.length, mix.length));
    }
  }

  @Override
  public float[] logRatio(ExpressionCoefficients change) {
    float[] sizes = new float[parts.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.max(-limits[i], Math.min(limits[i], parts.get(i).of(change)));
    }
    float[] ratio = new float[CanonicalMap.SIDE * CanonicalMap.SIDE];
    for (int row = 0; row < maps.length; row++) {
      float weight = 0;
      for (int i = 0; i < sizes.length; i++) {
        weight += mix[row][i] * sizes[i];
      }
      if (weight != 0) {
        for (int pixel = 0; pixel < ratio.length; pixel++) {
          ratio[pixel] += weight * maps[row][pixel];
        }
      }
    }
    return ratio;
  }

  /** Largest size of each part; not copied. */
  public float[] limits() {
    return limits;
  }

  /** How the maps are mixed; not copied. */
  public float[][] mix() {
    return mix;
  }

  /** The maps; not copied. */
  public float[][] maps() {
    return maps;
  }
}
