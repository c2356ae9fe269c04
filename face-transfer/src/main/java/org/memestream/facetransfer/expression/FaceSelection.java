package org.memestream.facetransfer.expression;

import java.util.List;
import java.util.Optional;
import org.memestream.facetransfer.detection.DetectedFace;

/** Which of the detected faces are meant. */
public sealed interface FaceSelection {

  /** Every face. */
  record All() implements FaceSelection {
    @Override
    public List<DetectedFace> among(List<DetectedFace> largestFirst) {
      return List.copyOf(largestFirst);
    }

    @Override
    public String toString() {
      return "all";
    }
  }

  /** The largest face. */
  record Largest() implements FaceSelection {
    @Override
    public List<DetectedFace> among(List<DetectedFace> largestFirst) {
      return largestFirst.stream().limit(1).toList();
    }

    @Override
    public String toString() {
      return "largest";
    }
  }

  /**
   * One face by its rank in size.
   *
   * @param number 1 for the largest
   */
  record Numbered(int number) implements FaceSelection {
    public Numbered {
      if (number < 1) {
        throw new IllegalArgumentException("faces are numbered from 1, but this was " + number);
      }
    }

    @Override
    public List<DetectedFace> among(List<DetectedFace> largestFirst) {
      return largestFirst.stream().skip(number - 1L).limit(1).toList();
    }

    @Override
    public String toString() {
      return "number " + number;
    }
  }

  /** The faces that are meant; empty when there is no such face. */
  List<DetectedFace> among(List<DetectedFace> largestFirst);

  /** Reads {@code all}, {@code largest} or a number from 1; empty for anything else. */
  static Optional<FaceSelection> parse(String text) {
    String word = text.strip();
    if (word.equalsIgnoreCase("all")) {
      return Optional.of(new All());
    }
    if (word.equalsIgnoreCase("largest")) {
      return Optional.of(new Largest());
    }
    return word.matches("[1-9][0-9]{0,3}")
        ? Optional.of(new Numbered(Integer.parseInt(word)))
        : Optional.empty();
  }
}
