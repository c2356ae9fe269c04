package org.memestream.runtime.opencv;

import org.opencv.core.CvException;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/**
 * Decodes JPEG files that are known to be whole: what is broken or cut off comes out as gray. Heeds
 * neither EXIF nor colour profiles. Stateless and thread-safe.
 */
public final class OpenCvJpegDecoder {

  /** Loads OpenCV; the first time in a process this takes about a second. */
  public OpenCvJpegDecoder() {
    OpenCvLibrary.load();
  }

  /**
   * Pixels of a picture.
   *
   * @param rgba width * height * 4 bytes: rows from the top, R, G, B, 255
   */
  public record Pixels(int width, int height, byte[] rgba) {}

  /**
   * @param reduction 1, 2, 4 or 8: sides are divided by it and rounded up, for less work
   * @throws IllegalArgumentException if it is no JPEG, or the reduction is another
   */
  public Pixels decode(byte[] jpeg, int reduction) {
    try (MatScope scope = new MatScope()) {
      Mat bgr = scope.own(Imgcodecs.imdecode(scope.own(new MatOfByte(jpeg)), flags(reduction)));
      if (bgr.empty()) {
        throw new IllegalArgumentException("OpenCV does not read these bytes as JPEG");
      }
      Mat pixels = scope.own(new Mat());
      Imgproc.cvtColor(bgr, pixels, Imgproc.COLOR_BGR2RGBA);
      byte[] rgba = new byte[pixels.rows() * pixels.cols() * 4];
      pixels.get(0, 0, rgba);
      return new Pixels(pixels.cols(), pixels.rows(), rgba);
    } catch (CvException e) {
      throw new IllegalArgumentException("OpenCV fails to read a JPEG: " + e.getMessage(), e);
    }
  }

  private static int flags(int reduction) {
    int colour =
        switch (reduction) {
          case 1 -> Imgcodecs.IMREAD_COLOR;
          case 2 -> Imgcodecs.IMREAD_REDUCED_COLOR_2;
          case 4 -> Imgcodecs.IMREAD_REDUCED_COLOR_4;
          case 8 -> Imgcodecs.IMREAD_REDUCED_COLOR_8;
          default ->
              throw new IllegalArgumentException("a reduction by " + reduction + " is not known");
        };
    return colour | Imgcodecs.IMREAD_IGNORE_ORIENTATION;
  }
}
