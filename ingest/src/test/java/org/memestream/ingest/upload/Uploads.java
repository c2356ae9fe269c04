package org.memestream.ingest.upload;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.memestream.runtime.picture.SamplePictures;

/** Files that people and attackers upload, made on the spot. */
public final class Uploads {

  /** Stands for whatever must never come out again. */
  public static final String FOREIGN = "<script>steal()</script>";

  private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int RGB = 2;

  private Uploads() {}

  /** Plain text as bytes. */
  public static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A file cut off after a share of its bytes. */
  public static byte[] cutOff(byte[] file, double share) {
    return Arrays.copyOf(file, (int) (file.length * share));
  }

  /** A JPEG with a page behind it. */
  public static byte[] polyglot() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(SamplePictures.jpeg(64, 48));
    file.writeBytes(text("<html>" + FOREIGN + "</html>"));
    return file.toByteArray();
  }

  /**
   * A JPEG stored on its side (64 × 48 upright 48 × 64), with an artist and a place in its EXIF.
   */
  public static byte[] onItsSideWithPlace() {
    byte[] jpeg = SamplePictures.jpeg(64, 48);
    byte[] foreign = text(FOREIGN);
    ByteBuffer exif = ByteBuffer.allocate(10 + 8 + 2 + 3 * 12 + 4 + foreign.length + 18);
    exif.putShort((short) 0xffe1).putShort((short) (exif.capacity() - 2));
    exif.put(text("Exif\0\0")).put(text("MM\0*")).putInt(8);
    exif.putShort((short) 3);
    int artistAt = 8 + 2 + 3 * 12 + 4;
    // Orientation 6: the stored left side is the top; artist; pointer to the GPS directory.
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) 6);
    exif.putShort((short) 0);
    exif.putShort((short) 0x013b).putShort((short) 2).putInt(foreign.length).putInt(artistAt);
    exif.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(artistAt + foreign.length);
    exif.putInt(0).put(foreign);
    exif.putShort((short) 1);
    exif.putShort((short) 1).putShort((short) 2).putInt(2).put(text("N\0\0\0")).putInt(0);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(jpeg, 0, 2);
    file.writeBytes(exif.array());
    file.write(jpeg, 2, jpeg.length - 2);
    return file.toByteArray();
  }

  /** A PNG that claims a size and holds hardly any data. */
  public static byte[] pngThatClaims(int width, int height) {
    return png(header(width, height), chunk("IDAT", new byte[] {0x78, (byte) 0x9c}));
  }

  /** A PNG without a data chunk. */
  public static byte[] pngWithoutData() {
    return png(header(64, 64));
  }

  /** A gray JPEG. */
  public static byte[] gray() {
    BufferedImage gray = new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_GRAY);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(gray, "jpeg", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  private static byte[] header(int width, int height) {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    return chunk("IHDR", header.put((byte) 8).put((byte) RGB).array());
  }

  private static byte[] png(byte[]... chunks) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(PNG_SIGNATURE);
    Arrays.stream(chunks).forEach(file::writeBytes);
    file.writeBytes(chunk("IEND", new byte[0]));
    return file.toByteArray();
  }

  private static byte[] chunk(String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length);
    chunk.put(text(type)).put(data);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, 4 + data.length);
    return chunk.putInt((int) crc.getValue()).array();
  }
}
