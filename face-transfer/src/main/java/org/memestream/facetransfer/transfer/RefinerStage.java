package org.memestream.facetransfer.transfer;

import org.memestream.facetransfer.expression.ExpressionCoefficients;
import org.memestream.facetransfer.landmarks.FaceCrop;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.picture.Picture;

/** Lays what a {@link FaceRefiner} changes over a face in full size. */
final class RefinerStage {

  private final FaceRefiner refiner;

  RefinerStage(FaceRefiner refiner) {
    this.refiner = refiner;
  }

  /**
   * Refines a block.
   *
   * @param face the new mesh in pixels of the block
   * @param faceMask of each square of a grid of this step and these columns: 1 on the face, 0 off
   * @param grey whether the result shall have no colours
   */
  void apply(
      PixelBlock block,
      Landmarks face,
      ExpressionCoefficients change,
      float[] faceMask,
      int step,
      int columns,
      boolean grey) {
    int side = refiner.side();
    int plane = side * side;
    FaceCrop crop = FaceCrop.around(face, FaceRefiner.CROP_FACTOR);
    byte[] rgb = crop.cut(Picture.ofRgb(block.width(), block.height(), block.rgb()), side);
    float[] input = new float[3 * plane];
    for (int i = 0; i < input.length; i++) {
      input[i] = (rgb[3 * (i % plane) + i / plane] & 0xff) / 255f;
    }
    float[] answer = refiner.refine(input, change);
    float[] difference = new float[3 * plane];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = 255 * answer[3 * plane + i % plane] * (answer[i] - input[i]);
    }
    double cos = Math.cos(crop.roll()) * side / crop.side();
    double sin = Math.sin(crop.roll()) * side / crop.side();
    byte[] pixels = block.rgb();
    for (int y = 0; y < block.height(); y++) {
      for (int x = 0; x < block.width(); x++) {
        float mask = faceMask[((y + step) / step) * columns + (x + step) / step];
        double u = (x - crop.centreX()) * cos + (y - crop.centreY()) * sin + side / 2.0 - 0.5;
        double v = (y - crop.centreY()) * cos - (x - crop.centreX()) * sin + side / 2.0 - 0.5;
        if (mask <= 0.01f || u < 0 || v < 0 || u >= side - 1 || v >= side - 1) {
          continue;
        }
        add(pixels, 3 * (y * block.width() + x), difference, side, u, v, mask, grey);
      }
    }
  }

  private static void add(
      byte[] pixels,
      int at,
      float[] difference,
      int side,
      double u,
      double v,
      float mask,
      boolean grey) {
    int left = (int) u;
    int top = (int) v;
    float right = (float) (u - left);
    float down = (float) (v - top);
    float[] change = new float[3];
    for (int channel = 0; channel < 3; channel++) {
      int i = channel * side * side + top * side + left;
      float above = difference[i] + right * (difference[i + 1] - difference[i]);
      float below =
          difference[i + side] + right * (difference[i + side + 1] - difference[i + side]);
      change[channel] = mask * (above + down * (below - above));
    }
    float mean = (change[0] + change[1] + change[2]) / 3;
    for (int channel = 0; channel < 3; channel++) {
      float value = (pixels[at + channel] & 0xff) + (grey ? mean : change[channel]);
      pixels[at + channel] = (byte) Math.round(Smooth.clamp(value, 0, 255));
    }
  }
}
