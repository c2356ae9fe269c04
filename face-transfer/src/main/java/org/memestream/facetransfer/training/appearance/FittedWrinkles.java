package org.memestream.facetransfer.training.appearance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.memestream.facetransfer.transfer.LearnedWrinkles;

/**
 * Wrinkles of smiles from people photographed neutral and smiling, and those of other emotions from
 * what these do not explain in press photos.
 *
 * @param wrinkles what was learned
 * @param kept share of the energy that the few maps keep
 */
record FittedWrinkles(LearnedWrinkles wrinkles, double kept) {

  private static final Set<String> SMILES = Set.of("smile_1", "smile_2", "smile_3", "smile_4");
  private static final double SMILE_RIDGE = 6;
  private static final double EMOTION_RIDGE = 60;
  private static final double SHAPE_RIDGE = 500;

  /** Pixels: what is broader is light and not wrinkles. Press photos are lit in all ways. */
  private static final double SMILE_LIGHT = 20;

  private static final double OTHER_LIGHT = 9;

  /** Largest size of a shape that counts, in its root mean squares. */
  private static final double LARGEST = 2.5;

  private static final float LARGEST_INTENSITY = 1.25f;

  /**
   * Folds lie at other places on other faces, so that their mean is weaker than each of them; this
   * makes up for it, for emotions that many pictures show.
   */
  private static final double EMPHASIS = 3;

  /** At so many pictures half of the emphasis is given. */
  private static final double DOUBTED = 150;

  /** Natural logarithm: an emotion draws no stronger than this. */
  private static final double STRONGEST = 0.25;

  static FittedWrinkles of(
      Path data, WrinkleParts parts, WrinkleLessons lessons, SkinLight light, int rank)
      throws IOException {
    WrinkleTraining smiles = new WrinkleTraining(parts, SMILES, SMILE_RIDGE, SMILE_RIDGE);
    lessons.pairs(data, WrinkleLessons.Part.LEARNED, smiles);
    float[][] maps = smiles.maps();
    double[] spread = smiles.spread();
    LearnedWrinkles ofSmiles =
        new LearnedWrinkles(parts.parts(), limits(parts, spread), identity(maps.length), maps);
    WrinkleTraining others =
        new WrinkleTraining(parts, parts.others(SMILES), SHAPE_RIDGE, EMOTION_RIDGE);
    lessons.crops(
        data,
        (change, skin, weight) -> {
          float[] explained = ofSmiles.logRatio(change);
          for (int i = 0; i < skin.length; i++) {
            skin[i] -= explained[i];
          }
          others.learn(change, skin, weight);
        });
    float[][] added = others.maps();
    double[] addedSpread = others.spread();
    int[] shown = others.shown();
    for (int part = 0; part < maps.length; part++) {
      added[part] = light.fine(added[part], OTHER_LIGHT);
      if (parts.isEmotion(part)) {
        emphasise(added[part], EMPHASIS * shown[part] / (shown[part] + DOUBTED));
      }
      maps[part] = sum(light.fine(maps[part], SMILE_LIGHT), added[part]);
      spread[part] = Math.max(1e-3, spread[part] + addedSpread[part]);
    }
    LowRank few = LowRank.of(maps, spread, rank);
    return new FittedWrinkles(
        new LearnedWrinkles(parts.parts(), limits(parts, spread), few.mix(), few.maps()),
        few.kept());
  }

  private static void emphasise(float[] map, double times) {
    for (int i = 0; i < map.length; i++) {
      map[i] = (float) (STRONGEST * Math.tanh(times * map[i] / STRONGEST));
    }
  }

  private static float[] sum(float[] one, float[] other) {
    float[] sum = one.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other[i];
    }
    return sum;
  }

  private static float[] limits(WrinkleParts parts, double[] spread) {
    float[] limits = new float[spread.length];
    for (int i = 0; i < limits.length; i++) {
      limits[i] = parts.isEmotion(i) ? LARGEST_INTENSITY : (float) (LARGEST * spread[i]);
    }
    return limits;
  }

  private static float[][] identity(int size) {
    float[][] identity = new float[size][size];
    for (int i = 0; i < size; i++) {
      identity[i][i] = 1;
    }
    return identity;
  }
}
