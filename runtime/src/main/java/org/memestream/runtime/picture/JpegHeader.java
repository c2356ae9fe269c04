package org.memestream.runtime.picture;

/**
 * JPEG (ITU-T T.81): the size in the frame header, and the number of scans. Each scan of a
 * progressive picture goes over all its pixels again, so that a small file of many empty scans
 * would keep a decoder busy for hours.
 */
final class JpegHeader {

  private static final int START_OF_SCAN = 0xda;
  private static final int END_OF_IMAGE = 0xd9;

  private static final long MAX_SCANNED_PIXELS = 1_000_000_000;

  /** Usual encoders write about ten scans, which are welcome at any size. */
  private static final int ALWAYS_WELCOME = 20;

  private static final int MAX_SCANS = 64;

  private JpegHeader() {}

  static PictureHeader read(Cursor cursor) throws UnacceptablePictureException {
    cursor.skip(2);
    PictureHeader header = null;
    int scans = 0;
    while (cursor.skipPastFf()) {
      int marker = nextMarker(cursor);
      if (marker == END_OF_IMAGE) {
        break;
      }
      if (standsAlone(marker)) {
        continue;
      }
      int start = cursor.position();
      int length = cursor.u16BigEndian();
      if (length < 2) {
        throw Cursor.corrupt("The JPEG picture holds a segment of impossible length.");
      }
      if (isFrameHeader(marker) && header == null) {
        header = frameHeader(cursor, marker);
      }
      if (marker == START_OF_SCAN) {
        scans++;
      }
      cursor.skip(start + length - cursor.position());
    }
    if (header == null || scans == 0) {
      throw Cursor.corrupt("The JPEG picture breaks off before its pixels.");
    }
    if (scans > mostScans(header)) {
      throw unsupported(
          "The JPEG picture goes over its pixels %d times; at most %d are accepted. Save it as an ordinary JPEG."
              .formatted(scans, mostScans(header)));
    }
    return header;
  }

  private static long mostScans(PictureHeader header) {
    long affordable = MAX_SCANNED_PIXELS / ((long) header.width() * header.height());
    return Math.max(ALWAYS_WELCOME, Math.min(MAX_SCANS, affordable));
  }

  private static int nextMarker(Cursor cursor) throws UnacceptablePictureException {
    int marker = 0xff;
    while (marker == 0xff && cursor.has(1)) {
      marker = cursor.u8();
    }
    return marker;
  }

  /** Stuffed data bytes, restarts and the like, which no length follows. */
  private static boolean standsAlone(int marker) {
    return marker == 0x00 || marker == 0x01 || marker == 0xff || marker >= 0xd0 && marker <= 0xd8;
  }

  /** SOF0 to SOF15 without DHT, JPG and DAC, which lie between them. */
  private static boolean isFrameHeader(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private static PictureHeader frameHeader(Cursor cursor, int marker)
      throws UnacceptablePictureException {
    if (marker > 0xc2) {
      throw unsupported(
          "The JPEG picture is lossless, hierarchical or arithmetic coded. Save it as an ordinary"
              + " JPEG.");
    }
    cursor.skip(1);
    int height = cursor.u16BigEndian();
    int width = cursor.u16BigEndian();
    return HeaderReader.header(PictureFormat.JPEG, width, height, 1);
  }

  private static UnacceptablePictureException unsupported(String sentence) {
    return new UnacceptablePictureException(PictureProblem.UNSUPPORTED_FORMAT, sentence);
  }
}
