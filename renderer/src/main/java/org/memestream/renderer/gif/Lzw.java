package org.memestream.renderer.gif;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The compression of GIF (GIF89a, appendix F): Lempel-Ziv-Welch with codes of growing length, in
 * blocks of at most 255 bytes. One object compresses one frame after the other.
 */
final class Lzw {

  private static final int MOST_CODES = 1 << 12;
  private static final int SLOTS = 1 << 14;
  private static final int FREE = -1;
  private static final int BLOCK = 255;

  /**
   * Known continuations: prefix code and next index in the upper 20 bits, the code in the lower 12.
   */
  private final int[] table = new int[SLOTS];

  private final byte[] block = new byte[BLOCK];
  private ByteArrayOutputStream out;
  private int inBlock;
  private int pending;
  private int pendingBits;

  /**
   * Writes the minimum code size, the blocks and the terminator.
   *
   * @param bits of an index, 2 to 8
   */
  void write(byte[] indices, int bits, ByteArrayOutputStream to) {
    out = to;
    inBlock = 0;
    pending = 0;
    pendingBits = 0;
    out.write(bits);
    int clear = 1 << bits;
    int length = bits + 1;
    int next = clear + 2;
    Arrays.fill(table, FREE);
    code(clear, length);
    int prefix = indices[0] & 0xff;
    for (int at = 1; at < indices.length; at++) {
      int index = indices[at] & 0xff;
      int key = prefix << 8 | index;
      int slot = (key * 0x9e3779b1) >>> 18;
      while (table[slot] != FREE && table[slot] >>> 12 != key) {
        slot = slot + 1 & SLOTS - 1;
      }
      if (table[slot] != FREE) {
        prefix = table[slot] & MOST_CODES - 1;
        continue;
      }
      code(prefix, length);
      prefix = index;
      if (next == MOST_CODES) {
        code(clear, length);
        Arrays.fill(table, FREE);
        length = bits + 1;
        next = clear + 2;
      } else {
        table[slot] = key << 12 | next;
        // A code is read one step later than it is made, so that lengths grow one step later too.
        if (next == 1 << length) {
          length++;
        }
        next++;
      }
    }
    code(prefix, length);
    code(clear + 1, length);
    flush();
  }

  private void code(int code, int length) {
    pending |= code << pendingBits;
    pendingBits += length;
    while (pendingBits >= 8) {
      octet(pending & 0xff);
      pending >>>= 8;
      pendingBits -= 8;
    }
  }

  private void octet(int value) {
    block[inBlock++] = (byte) value;
    if (inBlock == BLOCK) {
      endBlock();
    }
  }

  private void endBlock() {
    out.write(inBlock);
    out.write(block, 0, inBlock);
    inBlock = 0;
  }

  private void flush() {
    if (pendingBits > 0) {
      octet(pending & 0xff);
    }
    if (inBlock > 0) {
      endBlock();
    }
    out.write(0);
  }
}
