package org.memestream.runtime.picture;

/** GIF89a: the size of the logical screen, and the frames by walking over all blocks. */
final class GifHeader {

  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2c;

  private GifHeader() {}

  static PictureHeader read(Cursor cursor) throws UnacceptablePictureException {
    cursor.skip(6);
    int width = cursor.u16LittleEndian();
    int height = cursor.u16LittleEndian();
    int flags = cursor.u8();
    cursor.skip(2);
    skipColorTable(cursor, flags);
    return HeaderReader.header(PictureFormat.GIF, width, height, frames(cursor));
  }

  /** Counts what is there; a file that breaks off counts the frames that had begun. */
  private static int frames(Cursor cursor) throws UnacceptablePictureException {
    int frames = 0;
    while (cursor.has(1)) {
      int block = cursor.u8();
      if (block == EXTENSION) {
        cursor.skip(1);
      } else if (block == IMAGE) {
        frames++;
        if (!cursor.skip(8) || !cursor.has(1)) {
          break;
        }
        skipColorTable(cursor, cursor.u8());
        cursor.skip(1);
      } else {
        break;
      }
      skipSubBlocks(cursor);
    }
    return frames;
  }

  private static void skipColorTable(Cursor cursor, int flags) {
    if ((flags & 0x80) != 0) {
      cursor.skip(3L << ((flags & 7) + 1));
    }
  }

  private static void skipSubBlocks(Cursor cursor) throws UnacceptablePictureException {
    while (cursor.has(1)) {
      int length = cursor.u8();
      if (length == 0 || !cursor.skip(length)) {
        return;
      }
    }
  }
}
