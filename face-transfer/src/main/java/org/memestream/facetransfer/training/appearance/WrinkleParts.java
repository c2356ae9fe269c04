package org.memestream.facetransfer.training.appearance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.memestream.facetransfer.djl.WrinklesFile;
import org.memestream.facetransfer.expression.Emotion;
import org.memestream.facetransfer.expression.ExpressionCoefficients;
import org.memestream.facetransfer.expression.ExpressionModel;
import org.memestream.facetransfer.transfer.LearnedWrinkles;

/**
 * Which numbers of an expression wrinkles are learned from.
 *
 * @param names as {@link WrinklesFile#part} reads them
 * @param parts of those names
 */
record WrinkleParts(List<String> names, List<LearnedWrinkles.Part> parts) {

  private static final List<String> SHAPES =
      List.of(
          "smile_1",
          "smile_2",
          "smile_3",
          "smile_4",
          "jawOpen",
          "browDown_L",
          "browDown_R",
          "browOuterUp_L",
          "browOuterUp_R",
          "browInnerUp",
          "noseSneer");

  static WrinkleParts of(ExpressionModel model) {
    List<String> names = new ArrayList<>(SHAPES);
    for (Emotion emotion : Emotion.values()) {
      // Fifteen pictures of fear teach nothing, and smiles are told by their shapes.
      if (emotion != Emotion.FEAR && emotion != Emotion.HAPPINESS) {
        names.add("emotion:" + emotion.name());
      }
    }
    return new WrinkleParts(
        List.copyOf(names), names.stream().map(name -> WrinklesFile.part(name, model)).toList());
  }

  /** The same with happiness, for what is not told by shapes alone. */
  static WrinkleParts withHappiness(ExpressionModel model) {
    List<String> names = new ArrayList<>(of(model).names);
    names.add("emotion:" + Emotion.HAPPINESS.name());
    return new WrinkleParts(
        List.copyOf(names), names.stream().map(name -> WrinklesFile.part(name, model)).toList());
  }

  float[] of(ExpressionCoefficients change) {
    float[] numbers = new float[parts.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = parts.get(i).of(change);
    }
    return numbers;
  }

  /** All names but these. */
  Set<String> others(Set<String> without) {
    return names.stream()
        .filter(name -> !without.contains(name))
        .collect(Collectors.toUnmodifiableSet());
  }

  boolean isEmotion(int index) {
    return parts.get(index) instanceof LearnedWrinkles.Part.Intensity;
  }
}
