package org.memestream.runtime.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * JPEG files as cameras write them: pixels lying on their side, and an EXIF segment that says so.
 */
public final class Exif {

  private static final String ARTIST = "Jane Doe\0";

  private Exif() {}

  /** A JPEG that looks like the upright picture once its orientation (1 to 8) is heeded. */
  public static byte[] stored(Picture upright, int orientation) {
    boolean swapped = orientation >= 5;
    int width = swapped ? upright.height() : upright.width();
    int height = swapped ? upright.width() : upright.height();
    byte[] rgb = new byte[width * height * 3];
    for (int row = 0, at = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int argb = seen(upright, orientation, row, column);
        rgb[at++] = (byte) (argb >> 16);
        rgb[at++] = (byte) (argb >> 8);
        rgb[at++] = (byte) argb;
      }
    }
    byte[] jpeg = new PictureWriter().jpeg(Picture.ofRgb(width, height, rgb), 95);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(jpeg, 0, 2);
    file.writeBytes(segment(orientation));
    file.write(jpeg, 2, jpeg.length - 2);
    return file.toByteArray();
  }

  /** EXIF 2.3, tag 0x0112: which sides of the scene the stored 0th row and column are. */
  private static int seen(Picture upright, int orientation, int row, int column) {
    int right = upright.width() - 1;
    int bottom = upright.height() - 1;
    return switch (orientation) {
      case 1 -> upright.argb(column, row);
      case 2 -> upright.argb(right - column, row);
      case 3 -> upright.argb(right - column, bottom - row);
      case 4 -> upright.argb(column, bottom - row);
      case 5 -> upright.argb(row, column);
      case 6 -> upright.argb(right - row, column);
      case 7 -> upright.argb(right - row, bottom - column);
      case 8 -> upright.argb(row, bottom - column);
      default -> throw new IllegalArgumentException("no such orientation: " + orientation);
    };
  }

  private static byte[] segment(int orientation) {
    byte[] artist = ARTIST.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer exif = ByteBuffer.allocate(10 + 8 + 2 + 2 * 12 + 4 + artist.length);
    exif.putShort((short) 0xffe1).putShort((short) (exif.capacity() - 2));
    exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    exif.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 2);
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0);
    exif.putShort((short) 0x013b).putShort((short) 2).putInt(artist.length);
    exif.putInt(8 + 2 + 2 * 12 + 4).putInt(0).put(artist);
    return exif.array();
  }
}
