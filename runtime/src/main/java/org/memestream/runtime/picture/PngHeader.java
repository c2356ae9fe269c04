package org.memestream.runtime.picture;

/** PNG (ISO/IEC 15948): the size stands in IHDR, the frames of an animated one in acTL. */
final class PngHeader {

  private static final int SIGNATURE_BYTES = 8;
  private static final int IHDR_BYTES = 13;

  private PngHeader() {}

  static PictureHeader read(Cursor cursor) throws UnacceptablePictureException {
    cursor.skip(SIGNATURE_BYTES);
    long length = cursor.u32BigEndian();
    if (!cursor.tag().equals("IHDR") || length != IHDR_BYTES) {
      throw Cursor.corrupt("The PNG picture does not begin with its header.");
    }
    long width = cursor.u32BigEndian();
    long height = cursor.u32BigEndian();
    cursor.skip(IHDR_BYTES - 8 + 4);
    return HeaderReader.header(PictureFormat.PNG, width, height, frames(cursor));
  }

  private static int frames(Cursor cursor) throws UnacceptablePictureException {
    while (cursor.has(8)) {
      long length = cursor.u32BigEndian();
      String type = cursor.tag();
      if (type.equals("acTL")) {
        return (int) Math.max(1, Math.min(cursor.u32BigEndian(), Integer.MAX_VALUE));
      }
      if (type.equals("IDAT") || !cursor.skip(length + 4)) {
        break;
      }
    }
    return 1;
  }
}
