package org.memestream.facetransfer.opencv;

import org.memestream.facetransfer.transfer.PixelBlock;
import org.memestream.facetransfer.transfer.Resampler;
import org.memestream.facetransfer.transfer.WarpGrid;
import org.memestream.runtime.opencv.MatScope;
import org.memestream.runtime.opencv.OpenCvLibrary;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Resamples with OpenCV's bicubic remapping, which rounds places to 1/32 of a pixel, and restores
 * the fine detail that this takes.
 */
public final class OpenCvResampler implements Resampler {

  private static final double BLUR = 0.8;
  private static final double DETAIL = 0.1;

  /** Pixels; what moves less is hardly interpolated. */
  private static final float LEAST_SHIFT = 0.1f;

  /** Loads OpenCV; the first time in a process this takes about a second. */
  public OpenCvResampler() {
    OpenCvLibrary.load();
  }

  @Override
  public PixelBlock resample(PixelBlock block, WarpGrid grid) {
    try (MatScope scope = new MatScope()) {
      Mat coarse = scope.own(new Mat(grid.rows(), grid.columns(), CvType.CV_32FC2));
      coarse.put(0, 0, grid.places());
      Mat places = coarse;
      if (grid.step() > 1) {
        places = scope.own(new Mat());
        Imgproc.resize(
            coarse,
            places,
            new Size(grid.columns() * grid.step(), grid.rows() * grid.step()),
            0,
            0,
            Imgproc.INTER_LINEAR);
      }
      Rect inner = new Rect(grid.step(), grid.step(), block.width(), block.height());
      Mat from = scope.own(new Mat(block.height(), block.width(), CvType.CV_8UC3));
      from.put(0, 0, block.rgb());
      Mat moved = scope.own(new Mat());
      Imgproc.remap(
          from,
          moved,
          scope.own(places.submat(inner)),
          scope.own(new Mat()),
          Imgproc.INTER_CUBIC,
          Core.BORDER_REPLICATE);
      byte[] rgb = new byte[block.rgb().length];
      moved.get(0, 0, rgb);
      restoreDetail(rgb, moved, block, grid, scope);
      return new PixelBlock(block.x(), block.y(), block.width(), block.height(), rgb);
    }
  }

  /** Interpolating between pixels blurs them a little: sharpens by as much, where pixels moved. */
  private static void restoreDetail(
      byte[] rgb, Mat moved, PixelBlock block, WarpGrid grid, MatScope scope) {
    Mat soft = scope.own(new Mat());
    Imgproc.GaussianBlur(moved, soft, new Size(3, 3), BLUR, BLUR, Core.BORDER_REPLICATE);
    Core.addWeighted(moved, 1 + DETAIL, soft, -DETAIL, 0, soft);
    byte[] sharp = new byte[rgb.length];
    soft.get(0, 0, sharp);
    int row = 3 * block.width();
    for (int y = 0; y < block.height(); y++) {
      int square = ((y + grid.step()) / grid.step()) * grid.columns();
      for (int x = 0; x < block.width(); x++) {
        if (grid.shift(square + (x + grid.step()) / grid.step()) > LEAST_SHIFT) {
          System.arraycopy(sharp, y * row + 3 * x, rgb, y * row + 3 * x, 3);
        }
      }
    }
  }
}
