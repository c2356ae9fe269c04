package org.memestream.runtime.jpeg;

import java.util.Arrays;

/**
 * Writes coefficients as Huffman codes and bits (T.81, annex F.1.2) behind a header, then the end
 * of the file.
 */
final class EntropyCoder {

  /** Most bytes of a block: 64 times 27 bits, each byte followed by a stuffed one. */
  private static final int LARGEST_BLOCK = 64 * 27 / 8 * 2;

  private static final int SIXTEEN_ZEROS = 0xf0;
  private static final int END_OF_BLOCK = 0;

  private byte[] out;
  private int size;
  private long pending;
  private int pendingBits;
  private int lastLuma;
  private int lastBlue;
  private int lastRed;

  /**
   * @param header the file's beginning
   * @param expected bytes that are likely to follow
   */
  EntropyCoder(byte[] header, int expected) {
    out = Arrays.copyOf(header, header.length + expected);
    size = header.length;
  }

  /** Writes sixteen lines, four blocks of luma and two of chroma at a time. */
  void write(ColorLines lines) {
    BlockRow blue = lines.blue();
    BlockRow red = lines.red();
    for (int at = 0; at < blue.blocks(); at++) {
      reserve(6 * LARGEST_BLOCK + 8);
      luma(lines.upperLuma(), 2 * at);
      luma(lines.upperLuma(), 2 * at + 1);
      luma(lines.lowerLuma(), 2 * at);
      luma(lines.lowerLuma(), 2 * at + 1);
      lastBlue = block(blue, at, lastBlue, HuffmanTable.CHROMA_DC, HuffmanTable.CHROMA_AC);
      lastRed = block(red, at, lastRed, HuffmanTable.CHROMA_DC, HuffmanTable.CHROMA_AC);
    }
  }

  private void luma(BlockRow row, int at) {
    lastLuma = block(row, at, lastLuma, HuffmanTable.LUMA_DC, HuffmanTable.LUMA_AC);
  }

  /** The file; nothing can be written any more. */
  byte[] finished() {
    reserve(16);
    // Ones fill the last byte.
    put(0x7f, 7);
    while (pendingBits >= 8) {
      pendingBits -= 8;
      octet((int) (pending >>> pendingBits));
    }
    out[size++] = (byte) 0xff;
    out[size++] = (byte) 0xd9;
    return Arrays.copyOf(out, size);
  }

  private int block(BlockRow row, int at, int last, HuffmanTable dc, HuffmanTable ac) {
    int mean = row.value(at, 0);
    symbol(dc, 0, mean - last);
    long left = row.nonZero(at) & ~1L;
    int place = 0;
    while (left != 0) {
      int next = Long.numberOfTrailingZeros(left);
      left &= left - 1;
      int zeros = next - place - 1;
      for (; zeros > 15; zeros -= 16) {
        put(ac.code(SIXTEEN_ZEROS), ac.length(SIXTEEN_ZEROS));
      }
      symbol(ac, zeros << 4, row.value(at, ZigZag.natural(next)));
      place = next;
    }
    if (place < 63) {
      put(ac.code(END_OF_BLOCK), ac.length(END_OF_BLOCK));
    }
    return mean;
  }

  /** A value as its number of bits, which the code tells, and these bits. */
  private void symbol(HuffmanTable table, int run, int value) {
    int sign = value >> 31;
    int bits = 32 - Integer.numberOfLeadingZeros((value ^ sign) - sign);
    int symbol = run | bits;
    int low = value + sign & (1 << bits) - 1;
    put(table.code(symbol) << bits | low, table.length(symbol) + bits);
  }

  /**
   * @param length 1 to 27
   */
  private void put(int bits, int length) {
    pending = pending << length | bits;
    pendingBits += length;
    if (pendingBits >= 32) {
      pendingBits -= 32;
      word((int) (pending >>> pendingBits));
    }
  }

  private void word(int word) {
    // Whether a byte of the complement is zero; at worst that is asked in vain.
    if ((~word - 0x01010101 & word & 0x80808080) != 0) {
      octet(word >>> 24);
      octet(word >>> 16);
      octet(word >>> 8);
      octet(word);
      return;
    }
    out[size] = (byte) (word >>> 24);
    out[size + 1] = (byte) (word >>> 16);
    out[size + 2] = (byte) (word >>> 8);
    out[size + 3] = (byte) word;
    size += 4;
  }

  /** A byte of ones is followed by one of zeros, so that it is no marker. */
  private void octet(int value) {
    out[size++] = (byte) value;
    if ((value & 0xff) == 0xff) {
      out[size++] = 0;
    }
  }

  private void reserve(int bytes) {
    if (out.length - size < bytes) {
      out = Arrays.copyOf(out, Math.max(out.length * 2, size + bytes));
    }
  }
}
