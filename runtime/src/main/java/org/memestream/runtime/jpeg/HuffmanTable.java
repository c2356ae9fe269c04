package org.memestream.runtime.jpeg;

import java.util.HexFormat;

/** Codes of typical pictures (T.81, annex K.3), which serve all without counting first. */
enum HuffmanTable {
  LUMA_DC("00010501010101010100000000000000", "000102030405060708090a0b"),
  LUMA_AC(
      "0002010303020403050504040000017d",
      "01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25"
          + "262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778"
          + "797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6"
          + "c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa"),
  CHROMA_DC("00030101010101010101010000000000", "000102030405060708090a0b"),
  CHROMA_AC(
      "00020102040403040705040400010277",
      "000102031104052131061241510761711322328108144291a1b1c109233352f0156272d10a162434e125f11718"
          + "191a262728292a35363738393a434445464748494a535455565758595a636465666768696a7374757677"
          + "78797a82838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4"
          + "c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa");

  private final byte[] counts;
  private final byte[] symbols;
  private final int[] codes = new int[256];
  private final int[] lengths = new int[256];

  /**
   * @param counts how many codes have 1, 2, … 16 bits
   * @param symbols in the order of their codes
   */
  HuffmanTable(String counts, String symbols) {
    this.counts = HexFormat.of().parseHex(counts);
    this.symbols = HexFormat.of().parseHex(symbols);
    int code = 0;
    int next = 0;
    for (int length = 1; length <= this.counts.length; length++) {
      for (int left = this.counts[length - 1]; left > 0; left--) {
        int symbol = this.symbols[next++] & 0xff;
        codes[symbol] = code++;
        lengths[symbol] = length;
      }
      code <<= 1;
    }
  }

  /** Code of a symbol, in its lowest {@link #length} bits. */
  int code(int symbol) {
    return codes[symbol];
  }

  /** Bits of a symbol's code. */
  int length(int symbol) {
    return lengths[symbol];
  }

  /** As the file tells it: how many codes of each length, then the symbols. */
  byte[] definition() {
    byte[] definition = new byte[counts.length + symbols.length];
    System.arraycopy(counts, 0, definition, 0, counts.length);
    System.arraycopy(symbols, 0, definition, counts.length, symbols.length);
    return definition;
  }
}
