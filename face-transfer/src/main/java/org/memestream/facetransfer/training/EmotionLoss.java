package org.memestream.facetransfer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;

/** Cross entropy against smoothed labels of which two may be mixed (Zhang et al. 2018, "mixup"). */
final class EmotionLoss {

  /** Labels are one person's opinion; so much of each goes to all classes alike. */
  private static final float SMOOTHING = 0.1f;

  private final FloatBuffer wanted;
  private final int classes;

  EmotionLoss(int faces, int classes) {
    this.wanted = FloatBuffer.allocate(faces * classes);
    this.classes = classes;
  }

  /** Adds the labels of the next face. */
  void add(int label, int mixedIn, float share) {
    float[] row = new float[classes];
    for (int i = 0; i < classes; i++) {
      row[i] = SMOOTHING / classes;
    }
    row[label] += (1 - SMOOTHING) * (1 - share);
    row[mixedIn] += (1 - SMOOTHING) * share;
    wanted.put(row);
  }

  /** Mean loss of all faces that were added. */
  NDArray of(NDArray logits, NDManager scope) {
    NDArray target = scope.create(wanted.rewind(), new Shape(wanted.capacity() / classes, classes));
    return logits.logSoftmax(1).mul(target).sum(new int[] {1}).mean().neg();
  }
}
