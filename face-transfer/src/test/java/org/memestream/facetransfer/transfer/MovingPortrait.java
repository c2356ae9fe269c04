package org.memestream.facetransfer.transfer;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.memestream.runtime.picture.AnimationFrame;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;

/** Moving pictures made of a still portrait of the samples, whose places are known. */
public final class MovingPortrait {

  private static final int SIDE = 360;

  private final BufferedImage portrait;

  /**
   * @param name of a file in samples
   */
  public MovingPortrait(String name) {
    try {
      byte[] file = Files.readAllBytes(Path.of("..", "samples", name));
      this.portrait = image(new PictureReader().readToFit(file, SIDE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (org.memestream.runtime.picture.UnacceptablePictureException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The portrait drifts to the right and sways: even movement with quick turns. */
  public static AffineTransform swaying(int frame, int frames) {
    double t = (double) frame / frames;
    AffineTransform place = new AffineTransform();
    place.translate(60 * t - 30, 14 * Math.sin(2 * Math.PI * t));
    place.rotate(Math.toRadians(14 * Math.sin(2 * Math.PI * t)), SIDE / 2.0, SIDE / 2.0);
    double size = 0.9 + 0.12 * t;
    place.translate(SIDE / 2.0, SIDE / 2.0);
    place.scale(size, size);
    place.translate(-SIDE / 2.0, -SIDE / 2.0);
    return place;
  }

  /** Frames of 360 x 360 pixels with the portrait in these places; null for a frame without. */
  public List<Picture> frames(int count, IntFunction<AffineTransform> places) {
    List<Picture> frames = new ArrayList<>();
    for (int frame = 0; frame < count; frame++) {
      BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = image.createGraphics();
      graphics.setColor(new Color(90, 110, 120));
      graphics.fillRect(0, 0, SIDE, SIDE);
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      AffineTransform place = places.apply(frame);
      if (place != null) {
        graphics.drawImage(portrait, place, null);
      }
      graphics.dispose();
      frames.add(picture(image));
    }
    return frames;
  }

  /** Each shown for that long. */
  public static List<AnimationFrame> paced(List<Picture> frames, Duration shownFor) {
    return AnimationFrame.evenly(frames, shownFor);
  }

  private static BufferedImage image(Picture picture) {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        image.setRGB(x, y, picture.argb(x, y));
      }
    }
    return image;
  }

  private static Picture picture(BufferedImage image) {
    byte[] rgb = new byte[3 * image.getWidth() * image.getHeight()];
    for (int i = 0; i < rgb.length / 3; i++) {
      int argb = image.getRGB(i % image.getWidth(), i / image.getWidth());
      rgb[3 * i] = (byte) (argb >> 16);
      rgb[3 * i + 1] = (byte) (argb >> 8);
      rgb[3 * i + 2] = (byte) argb;
    }
    return Picture.ofRgb(image.getWidth(), image.getHeight(), rgb);
  }
}
