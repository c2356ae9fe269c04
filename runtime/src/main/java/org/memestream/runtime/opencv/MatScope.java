package org.memestream.runtime.opencv;

import java.util.ArrayDeque;
import java.util.Deque;
import org.opencv.core.Mat;

/** Releases the pixels of its matrices, last one first, when it is closed. Not thread-safe. */
public final class MatScope implements AutoCloseable {

  private final Deque<Mat> owned = new ArrayDeque<>();

  /** Takes a matrix over. */
  public <M extends Mat> M own(M mat) {
    owned.push(mat);
    return mat;
  }

  @Override
  public void close() {
    owned.forEach(Mat::release);
    owned.clear();
  }
}
