package org.memestream.captioner.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;

/** Turns square RGB bytes into the input that a manifest describes. */
final class PixelScale {

  private static final int CHANNELS = 3;

  private final int side;
  private final EncoderManifest.Layout layout;

  /** For each channel of the network which of red, green, blue it is. */
  private final int[] colours;

  /** Value of each byte, by colour. */
  private final float[][] values = new float[CHANNELS][256];

  PixelScale(EncoderManifest manifest) {
    this.side = manifest.side();
    this.layout = manifest.layout();
    this.colours =
        switch (manifest.channels()) {
          case RGB -> new int[] {0, 1, 2};
          case BGR -> new int[] {2, 1, 0};
        };
    for (int colour = 0; colour < CHANNELS; colour++) {
      for (int value = 0; value < 256; value++) {
        values[colour][value] =
            (float)
                ((value / 255.0 - manifest.mean().get(colour)) / manifest.deviation().get(colour));
      }
    }
  }

  /**
   * @param square side * side * 3 bytes, row by row
   * @return [1, 3, side, side] or [1, side, side, 3]
   */
  NDArray tensor(NDManager manager, byte[] square) {
    int pixels = side * side;
    float[] numbers = new float[CHANNELS * pixels];
    for (int channel = 0; channel < CHANNELS; channel++) {
      int colour = colours[channel];
      for (int pixel = 0; pixel < pixels; pixel++) {
        int to =
            switch (layout) {
              case NCHW -> channel * pixels + pixel;
              case NHWC -> pixel * CHANNELS + channel;
            };
        numbers[to] = values[colour][square[pixel * CHANNELS + colour] & 0xff];
      }
    }
    Shape shape =
        switch (layout) {
          case NCHW -> new Shape(1, CHANNELS, side, side);
          case NHWC -> new Shape(1, side, side, CHANNELS);
        };
    return manager.create(FloatBuffer.wrap(numbers), shape);
  }
}
