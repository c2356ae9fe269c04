package org.memestream.runtime.picture;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reduces a JPEG (ITU-T T.81) to what its pixels need: the tables, the frame, the one scan, and a
 * JFIF header of its own. All else goes, by not being on the list: EXIF with place and thumbnail,
 * comments, and whatever lies behind the picture. Files of any other make than baseline in one
 * scan, gray or YCbCr without a colour profile, are left to a decoder.
 */
final class JpegStripper {

  private static final byte[] START_AND_JFIF = {
    (byte) 0xff,
    (byte) 0xd8,
    (byte) 0xff,
    (byte) 0xe0,
    0,
    16,
    'J',
    'F',
    'I',
    'F',
    0,
    1,
    1,
    0,
    0,
    1,
    0,
    1,
    0,
    0
  };

  private static final int BASELINE_FRAME = 0xc0;
  private static final int HUFFMAN_TABLES = 0xc4;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;
  private static final int QUANTIZATION_TABLES = 0xdb;
  private static final int RESTART_INTERVAL = 0xdd;
  private static final int ICC_PROFILE = 0xe2;
  private static final int ADOBE = 0xee;
  private static final int COMMENT = 0xfe;

  /** Four tables of either kind at their largest, sent one by one, take 1,700 bytes. */
  private static final int MOST_TABLE_BYTES = 4096;

  private static final int ADOBE_TRANSFORM = 11;
  private static final int YCBCR = 1;

  private final byte[] bytes;
  private final Cursor cursor;
  private final ByteArrayOutputStream kept;
  private int components;
  private int tableBytes;

  private JpegStripper(byte[] bytes) {
    this.bytes = bytes;
    this.cursor = new Cursor(bytes);
    this.kept = new ByteArrayOutputStream(bytes.length);
  }

  /**
   * The reduced file. Whether its scan holds what the frame promises is not looked at.
   *
   * @return empty when the file is of another make
   */
  static Optional<byte[]> strip(byte[] jpeg) {
    try {
      JpegStripper stripper = new JpegStripper(jpeg);
      return stripper.segments() ? Optional.of(stripper.kept.toByteArray()) : Optional.empty();
    } catch (UnacceptablePictureException e) {
      // Cut off; a decoder says so better.
      return Optional.empty();
    }
  }

  private boolean segments() throws UnacceptablePictureException {
    cursor.skip(2);
    kept.writeBytes(START_AND_JFIF);
    while (cursor.u8() == 0xff) {
      int marker = marker();
      int start = cursor.position();
      int length = cursor.u16BigEndian();
      if (length < 2 || !cursor.skip(length - 2L)) {
        return false;
      }
      if (marker == START_OF_SCAN) {
        return wholeScan(start, length) && scan(start, cursor.position());
      }
      if (!segment(marker, start, length)) {
        return false;
      }
    }
    return false;
  }

  /** Any number of {@code 0xff} may stand before a marker. */
  private int marker() throws UnacceptablePictureException {
    int marker = 0xff;
    while (marker == 0xff) {
      marker = cursor.u8();
    }
    return marker;
  }

  /** Keeps or drops one segment; false when the file is not for us. */
  private boolean segment(int marker, int start, int length) {
    switch (marker) {
      case BASELINE_FRAME -> {
        if (!frame(start, length)) {
          return false;
        }
        keep(start, length);
      }
      case HUFFMAN_TABLES, QUANTIZATION_TABLES, RESTART_INTERVAL -> {
        tableBytes += length;
        if (tableBytes > MOST_TABLE_BYTES) {
          return false;
        }
        keep(start, length);
      }
      case ICC_PROFILE -> {
        // Also where other things are kept under this marker, such as further pictures.
        return false;
      }
      case ADOBE -> {
        return length > ADOBE_TRANSFORM + 2 && u8(start + 2 + ADOBE_TRANSFORM) == YCBCR;
      }
      default -> {
        return marker >= 0xe0 && marker <= 0xef || marker == COMMENT;
      }
    }
    return true;
  }

  /** Eight bits a sample, a height, and one component or those of YCbCr by their usual names. */
  private boolean frame(int start, int length) {
    int count = length < 8 ? 0 : u8(start + 7);
    boolean known =
        components == 0
            && length == 8 + 3 * count
            && u8(start + 2) == 8
            && (u8(start + 3) | u8(start + 4)) != 0
            && (count == 1 || count == 3);
    for (int i = 0; known && i < count && count == 3; i++) {
      known = u8(start + 8 + 3 * i) == i + 1;
    }
    components = count;
    return known;
  }

  /** One scan of all components and all coefficients. */
  private boolean wholeScan(int start, int length) {
    int end = start + length;
    return components > 0
        && length == 6 + 2 * components
        && u8(start + 2) == components
        && u8(end - 3) == 0
        && u8(end - 2) == 63
        && u8(end - 1) == 0;
  }

  /**
   * Keeps the scan with its header, if the picture ends with it.
   *
   * @param from of its header, behind the marker
   * @param data first byte behind that
   */
  private boolean scan(int from, int data) throws UnacceptablePictureException {
    while (cursor.skipPastFf()) {
      int next = cursor.u8();
      if (next == END_OF_IMAGE) {
        kept.write(0xff);
        kept.write(START_OF_SCAN);
        kept.write(bytes, from, cursor.position() - from);
        return cursor.position() - data > 2;
      }
      boolean stuffedOrRestart = next == 0 || next >= 0xd0 && next <= 0xd7;
      if (!stuffedOrRestart) {
        return false;
      }
    }
    return false;
  }

  private void keep(int start, int length) {
    kept.writeBytes(Arrays.copyOfRange(bytes, start - 2, start + length));
  }

  private int u8(int position) {
    return bytes[position] & 0xff;
  }
}
