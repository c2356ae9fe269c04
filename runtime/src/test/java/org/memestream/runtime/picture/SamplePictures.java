package org.memestream.runtime.picture;

import io.github.humbleui.skija.Data;
import io.github.humbleui.skija.EncodedImageFormat;
import io.github.humbleui.skija.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Pictures made on the spot, so that none need be kept with the code. */
public final class SamplePictures {

  private SamplePictures() {}

  /**
   * An opaque scene whose corners tell its orientation: upper left red, upper right green, lower
   * left blue, lower right yellow, blending in between.
   */
  public static Picture scene(int width, int height) {
    byte[] rgb = new byte[width * height * 3];
    for (int y = 0, at = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double right = x / (width - 1.0);
        double down = y / (height - 1.0);
        rgb[at++] = level((1 - right) * (1 - down) + right * down);
        rgb[at++] = level(right);
        rgb[at++] = level((1 - right) * down);
      }
    }
    return Picture.ofRgb(width, height, rgb);
  }

  /** The scene with alpha falling from opaque on the left to clear on the right. */
  public static Picture fadingScene(int width, int height) {
    byte[] rgba = scene(width, height).rgba();
    for (int at = 3, pixel = 0; at < rgba.length; at += 4, pixel++) {
      rgba[at] = level(1 - (pixel % width) / (width - 1.0));
    }
    return Picture.ofRgba(width, height, rgba);
  }

  /** The scene as a JPEG file. */
  public static byte[] jpeg(int width, int height) {
    return new PictureWriter().jpeg(scene(width, height), 90);
  }

  /** The scene as a PNG file. */
  public static byte[] png(int width, int height) {
    return new PictureWriter().png(scene(width, height));
  }

  /** The scene as a lossy WEBP file. */
  public static byte[] webp(int width, int height) {
    try (Image image = SkijaRaster.image(scene(width, height));
        Data data = image.encodeToData(EncodedImageFormat.WEBP, 90)) {
      return data.getBytes();
    }
  }

  /** An animated GIF of equal frames with a delay of zero. */
  public static byte[] gif(int width, int height, int frames) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    BufferedImage frame = awt(scene(width, height));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.prepareWriteSequence(null);
      for (int i = 0; i < frames; i++) {
        writer.writeToSequence(new IIOImage(frame, null, delay(writer, frame)), null);
      }
      writer.endWriteSequence();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static IIOMetadata delay(ImageWriter writer, BufferedImage frame) throws IOException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(
            ImageTypeSpecifier.createFromRenderedImage(frame), writer.getDefaultWriteParam());
    IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("delayTime", "0");
    control.setAttribute("transparentColorIndex", "0");
    IIOMetadataNode root = new IIOMetadataNode(metadata.getNativeMetadataFormatName());
    root.appendChild(control);
    metadata.mergeTree(metadata.getNativeMetadataFormatName(), root);
    return metadata;
  }

  static BufferedImage awt(Picture picture) {
    try {
      return ImageIO.read(new ByteArrayInputStream(new PictureWriter().png(picture)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte level(double share) {
    return (byte) Math.round(255 * share);
  }
}
