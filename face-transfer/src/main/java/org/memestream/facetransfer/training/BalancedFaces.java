package org.memestream.facetransfer.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws faces so that rare emotions are seen more often than they are: an emotion with n faces has
 * a share like n to a power below 1, and one to the power 0 would make all alike.
 */
final class BalancedFaces {

  private final List<List<KnownFace>> byClass = new ArrayList<>();
  private final double[] shares = new double[LabelledEmotion.NAMES.size()];

  /**
   * @param power 0 to 1
   */
  BalancedFaces(List<KnownFace> faces, double power) {
    for (int i = 0; i < shares.length; i++) {
      byClass.add(new ArrayList<>());
    }
    for (KnownFace face : faces) {
      LabelledEmotion.of(face.emotion()).ifPresent(label -> byClass.get(label).add(face));
    }
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      shares[i] = byClass.get(i).isEmpty() ? 0 : Math.pow(byClass.get(i).size(), power);
      sum += shares[i];
    }
    if (sum == 0) {
      throw new IllegalArgumentException("there is no labelled face to learn from");
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
  }

  /** How often each class is drawn; all together make 1. */
  double[] shares() {
    return shares.clone();
  }

  /** Faces of a class. */
  int faces(int label) {
    return byClass.get(label).size();
  }

  /** One face. */
  KnownFace draw(SplittableRandom random) {
    double left = random.nextDouble();
    int label = 0;
    for (int i = 0; i < shares.length; i++) {
      if (shares[i] > 0) {
        label = i;
        left -= shares[i];
        if (left < 0) {
          break;
        }
      }
    }
    List<KnownFace> faces = byClass.get(label);
    return faces.get(random.nextInt(faces.size()));
  }
}
