package org.memestream.runtime.opencv;

import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** Encodes baseline JPEG with colours at half resolution (4:2:0). Stateless and thread-safe. */
public final class OpenCvJpegEncoder {

  /** Loads OpenCV; the first time in a process this takes about a second. */
  public OpenCvJpegEncoder() {
    OpenCvLibrary.load();
  }

  /**
   * @param rgba width * height * 4 bytes: rows from the top, R, G, B, A; alpha is ignored
   * @param quality 1 to 100
   * @return a whole file: JFIF header and pixels, no other metadata
   * @throws IllegalArgumentException if the quality is out of range
   */
  public byte[] encode(int width, int height, byte[] rgba, int quality) {
    if (quality < 1 || quality > 100) {
      throw new IllegalArgumentException("JPEG quality must be 1 to 100, but is " + quality);
    }
    try (MatScope scope = new MatScope()) {
      Mat pixels = scope.own(new Mat(height, width, CvType.CV_8UC4));
      pixels.put(0, 0, rgba);
      Mat bgr = scope.own(new Mat());
      Imgproc.cvtColor(pixels, bgr, Imgproc.COLOR_RGBA2BGR);
      MatOfInt options = scope.own(new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, quality));
      MatOfByte file = scope.own(new MatOfByte());
      if (!Imgcodecs.imencode(".jpg", bgr, file, options)) {
        throw new IllegalStateException(
            "OpenCV cannot write %d × %d pixels as JPEG".formatted(width, height));
      }
      return file.toArray();
    } catch (CvException e) {
      throw new IllegalStateException(
          "OpenCV fails on %d × %d pixels: %s".formatted(width, height, e.getMessage()), e);
    }
  }
}
