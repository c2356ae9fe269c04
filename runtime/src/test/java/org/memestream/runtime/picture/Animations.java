package org.memestream.runtime.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Moving pictures made on the spot: GIFs by the JDK's writer, and scenes to encode. */
public final class Animations {

  private static final int GIF_HEADER = 13;

  private Animations() {}

  /** The scene with a white disc that crosses it from left to right, once around. */
  public static List<Picture> crossing(int width, int height, int frames) {
    List<Picture> pictures = new ArrayList<>();
    byte[] scene = SamplePictures.scene(width, height).rgb();
    int radius = Math.max(2, height / 6);
    for (int frame = 0; frame < frames; frame++) {
      byte[] rgb = scene.clone();
      int centre = frame * width / frames;
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          if ((x - centre) * (x - centre) + (y - height / 2) * (y - height / 2) < radius * radius) {
            Arrays.fill(rgb, (y * width + x) * 3, (y * width + x) * 3 + 3, (byte) 255);
          }
        }
      }
      pictures.add(Picture.ofRgb(width, height, rgb));
    }
    return pictures;
  }

  /**
   * A GIF of whole frames in flat colours that all differ, so that nothing is lost in the palette.
   *
   * @param hundredths delay of each frame; 0 is what some tools write
   */
  public static byte[] gif(int width, int height, int frames, int hundredths) {
    return gif(frames, hundredths, "none", frame -> whole(width, height, frame));
  }

  /** Colour of a frame of {@link #gif}. */
  public static int color(int frame) {
    return 0xff000000 | (frame * 40 & 0xff) << 16 | (frame * 7 & 0xff) << 8 | (255 - frame & 0xff);
  }

  /** As {@link #gif}, with each frame undone before the next, and after the first a strip each. */
  public static byte[] gifOfPassingStrips(int width, int height, int frames) {
    return gif(
        frames,
        5,
        "restoreToPrevious",
        frame -> frame == 0 ? whole(width, height, 0) : whole(width, 4, frame));
  }

  /** The GIF with a comment in front of its first frame. */
  public static byte[] withComment(byte[] gif, String comment) {
    byte[] text = comment.getBytes(StandardCharsets.US_ASCII);
    int table = (gif[10] & 0x80) == 0 ? 0 : 3 << ((gif[10] & 7) + 1);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(gif, 0, GIF_HEADER + table);
    file.write(0x21);
    file.write(0xfe);
    file.write(text.length);
    file.writeBytes(text);
    file.write(0);
    file.write(gif, GIF_HEADER + table, gif.length - GIF_HEADER - table);
    return file.toByteArray();
  }

  private static byte[] gif(
      int frames, int hundredths, String disposal, IntFunction<BufferedImage> picture) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.prepareWriteSequence(null);
      for (int frame = 0; frame < frames; frame++) {
        BufferedImage image = picture.apply(frame);
        IIOMetadata metadata = control(writer, image, frame == 0 ? "none" : disposal, hundredths);
        writer.writeToSequence(new IIOImage(image, null, metadata), null);
      }
      writer.endWriteSequence();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static BufferedImage whole(int width, int height, int frame) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(color(frame)));
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return image;
  }

  private static IIOMetadata control(
      ImageWriter writer, BufferedImage image, String disposal, int hundredths) throws IOException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
    IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
    control.setAttribute("disposalMethod", disposal);
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("delayTime", Integer.toString(hundredths));
    control.setAttribute("transparentColorIndex", "0");
    IIOMetadataNode root = new IIOMetadataNode(metadata.getNativeMetadataFormatName());
    root.appendChild(control);
    metadata.mergeTree(metadata.getNativeMetadataFormatName(), root);
    return metadata;
  }
}
