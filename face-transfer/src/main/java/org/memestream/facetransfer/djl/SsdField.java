package org.memestream.facetransfer.djl;

import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureScaler;

/**
 * A picture as the single-shot detector sees it: scaled, in the upper left of a grey field whose
 * sides the network's strides divide.
 *
 * @param columns of the field
 * @param rows of the field
 * @param planes 3 * rows * columns numbers: red, green and blue planes, each value byte / 127.5 - 1
 */
record SsdField(int columns, int rows, float[] planes) {

  private static final int CHANNELS = 3;

  /**
   * @param longerSide of the scaled picture in pixels
   */
  static SsdField of(Picture picture, int longerSide, PictureScaler scaler) {
    double scale = (double) longerSide / Math.max(picture.width(), picture.height());
    int width = Math.max(1, (int) Math.round(picture.width() * scale));
    int height = Math.max(1, (int) Math.round(picture.height() * scale));
    SsdField field = new SsdField(multiple(width), multiple(height));
    if (2 * width <= picture.width() && 2 * height <= picture.height()) {
      float[] colours =
          AreaAverage.of(picture.rgb(), picture.width(), picture.height(), width, height);
      for (int pixel = 0; pixel < width * height; pixel++) {
        for (int channel = 0; channel < CHANNELS; channel++) {
          field.set(pixel, width, channel, colours[CHANNELS * pixel + channel]);
        }
      }
    } else {
      byte[] rgb = scaler.scaledTo(picture, width, height).rgb();
      for (int pixel = 0; pixel < width * height; pixel++) {
        for (int channel = 0; channel < CHANNELS; channel++) {
          field.set(pixel, width, channel, rgb[CHANNELS * pixel + channel] & 0xff);
        }
      }
    }
    return field;
  }

  private SsdField(int columns, int rows) {
    this(columns, rows, new float[CHANNELS * columns * rows]);
  }

  /** Whether both can go through the network together. */
  boolean sameSize(SsdField other) {
    return columns == other.columns && rows == other.rows;
  }

  private static int multiple(int side) {
    int step = SsdNetwork.FIELD_STEP;
    return (side + step - 1) / step * step;
  }

  private void set(int pixel, int width, int channel, float level) {
    planes[(channel * rows + pixel / width) * columns + pixel % width] = level / 127.5f - 1;
  }
}
