package org.memestream.runtime.picture;

/** WEBP (RFC 9649): the size in VP8X, VP8L or the VP8 key frame, frames by counting ANMF chunks. */
final class WebpHeader {

  private WebpHeader() {}

  static PictureHeader read(Cursor cursor) throws UnacceptablePictureException {
    cursor.skip(12);
    String type = cursor.tag();
    long length = cursor.u32LittleEndian();
    int start = cursor.position();
    return switch (type) {
      case "VP8 " -> keyFrame(cursor);
      case "VP8L" -> lossless(cursor);
      case "VP8X" -> extended(cursor, start + padded(length));
      default -> throw Cursor.corrupt("The WEBP picture begins with an unknown part.");
    };
  }

  private static PictureHeader keyFrame(Cursor cursor) throws UnacceptablePictureException {
    cursor.skip(3);
    if (cursor.u24LittleEndian() != 0x2a019d) {
      throw Cursor.corrupt("The WEBP picture does not begin with a key frame.");
    }
    int width = cursor.u16LittleEndian() & 0x3fff;
    int height = cursor.u16LittleEndian() & 0x3fff;
    return HeaderReader.header(PictureFormat.WEBP, width, height, 1);
  }

  private static PictureHeader lossless(Cursor cursor) throws UnacceptablePictureException {
    if (cursor.u8() != 0x2f) {
      throw Cursor.corrupt("The WEBP picture lacks its lossless signature.");
    }
    long bits = cursor.u32LittleEndian();
    return HeaderReader.header(
        PictureFormat.WEBP, (bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1, 1);
  }

  private static PictureHeader extended(Cursor cursor, long end)
      throws UnacceptablePictureException {
    cursor.skip(4);
    int width = cursor.u24LittleEndian() + 1;
    int height = cursor.u24LittleEndian() + 1;
    cursor.skip(Math.max(0, end - cursor.position()));
    int frames = 0;
    while (cursor.has(8)) {
      frames += cursor.tag().equals("ANMF") ? 1 : 0;
      cursor.skip(padded(cursor.u32LittleEndian()));
    }
    return HeaderReader.header(PictureFormat.WEBP, width, height, Math.max(1, frames));
  }

  private static long padded(long length) {
    return length + (length & 1);
  }
}
