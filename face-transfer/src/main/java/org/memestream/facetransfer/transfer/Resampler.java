package org.memestream.facetransfer.transfer;

/** Moves the pixels of a block. Thread-safe. */
public interface Resampler {

  /**
   * Looks each pixel up at the place that a grid tells, between pixels by bicubic interpolation;
   * beyond the border the border's pixels repeat. A pixel that is looked up at its own place keeps
   * its bytes.
   *
   * @return a block of the same place and size
   */
  PixelBlock resample(PixelBlock block, WarpGrid grid);
}
