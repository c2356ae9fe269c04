package org.memestream.local.face;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.detection.FaceVerdict.Unusable;
import org.memestream.facetransfer.detection.Keypoints;
import org.memestream.facetransfer.detection.Keypoints.Point;
import org.memestream.local.face.FoundFaces.JudgedFace;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureWriter;

/** Draws boxes and keypoints over a photo: green where a face is usable, red where it is not. */
final class FaceDrawing {

  private static final int QUALITY = 92;
  private static final Color USABLE = new Color(0x2ecc71);
  private static final Color UNUSABLE = new Color(0xe74c3c);
  private static final Color POINT = new Color(0xf1c40f);

  private FaceDrawing() {}

  /** Whether pictures can be written to a file with such an ending. */
  static boolean writes(Path file) {
    return isJpeg(file) || ending(file).endsWith(".png");
  }

  private static boolean isJpeg(Path file) {
    return ending(file).endsWith(".jpg") || ending(file).endsWith(".jpeg");
  }

  private static String ending(Path file) {
    return file.toString().toLowerCase(Locale.ROOT);
  }

  static void write(FoundFaces found, Path file) throws IOException {
    Picture drawn = drawn(found);
    PictureWriter writer = new PictureWriter();
    Files.write(file, isJpeg(file) ? writer.jpeg(drawn, QUALITY) : writer.png(drawn));
  }

  private static Picture drawn(FoundFaces found) {
    int width = found.picture().width();
    int height = found.picture().height();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    byte[] rgb = found.picture().rgb();
    for (int i = 0; i < width * height; i++) {
      image.setRGB(
          i % width,
          i / width,
          (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | rgb[3 * i + 2] & 0xff);
    }
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      double line = Math.max(1.5, Math.max(width, height) / 400.0);
      for (JudgedFace face : found.faces()) {
        draw(graphics, face, line);
      }
    } finally {
      graphics.dispose();
    }
    for (int i = 0; i < width * height; i++) {
      int pixel = image.getRGB(i % width, i / width);
      rgb[3 * i] = (byte) (pixel >> 16);
      rgb[3 * i + 1] = (byte) (pixel >> 8);
      rgb[3 * i + 2] = (byte) pixel;
    }
    return Picture.ofRgb(width, height, rgb);
  }

  private static void draw(Graphics2D graphics, JudgedFace judged, double line) {
    FaceBox box = judged.face().box();
    graphics.setStroke(new BasicStroke((float) line));
    graphics.setColor(judged.verdict() instanceof Unusable ? UNUSABLE : USABLE);
    graphics.draw(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
    graphics.setColor(POINT);
    double radius = Math.max(line, box.shorterSide() / 50.0);
    for (Point point : judged.face().keypoints().map(Keypoints::all).orElse(List.of())) {
      graphics.fill(
          new Ellipse2D.Double(point.x() - radius, point.y() - radius, 2 * radius, 2 * radius));
    }
  }
}
