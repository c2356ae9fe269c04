package org.memestream.runtime.jpeg;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What stands before the coded pixels (T.81, annex B). */
final class JpegHeader {

  private static final int BLOCK = 64;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
  private final QuantizationTable luma;
  private final QuantizationTable chroma;

  JpegHeader(QuantizationTable luma, QuantizationTable chroma) {
    this.luma = luma;
    this.chroma = chroma;
  }

  /** All segments up to the start of the scan. */
  byte[] bytes(int width, int height) {
    u16(0xffd8);
    segment(0xe0, jfif());
    quantization(0, luma);
    quantization(1, chroma);
    segment(0xc0, frame(width, height));
    huffman(0x00, HuffmanTable.LUMA_DC);
    huffman(0x10, HuffmanTable.LUMA_AC);
    huffman(0x01, HuffmanTable.CHROMA_DC);
    huffman(0x11, HuffmanTable.CHROMA_AC);
    // Three components with their tables; all coefficients, in full.
    segment(0xda, new byte[] {3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0});
    return out.toByteArray();
  }

  /** Version 1.1, square pixels, no thumbnail. */
  private static byte[] jfif() {
    byte[] body = new byte[14];
    System.arraycopy("JFIF".getBytes(StandardCharsets.US_ASCII), 0, body, 0, 4);
    body[5] = 1;
    body[6] = 1;
    body[9] = 1;
    body[11] = 1;
    return body;
  }

  /** Eight bits a sample; luma twice as fine as chroma each way. */
  private static byte[] frame(int width, int height) {
    return new byte[] {
      8,
      (byte) (height >> 8),
      (byte) height,
      (byte) (width >> 8),
      (byte) width,
      3,
      1,
      0x22,
      0,
      2,
      0x11,
      1,
      3,
      0x11,
      1
    };
  }

  private void quantization(int number, QuantizationTable table) {
    byte[] body = new byte[1 + BLOCK];
    body[0] = (byte) number;
    for (int place = 0; place < BLOCK; place++) {
      body[1 + place] = (byte) table.step(ZigZag.natural(place));
    }
    segment(0xdb, body);
  }

  private void huffman(int number, HuffmanTable table) {
    byte[] definition = table.definition();
    byte[] body = new byte[1 + definition.length];
    body[0] = (byte) number;
    System.arraycopy(definition, 0, body, 1, definition.length);
    segment(0xc4, body);
  }

  private void segment(int marker, byte[] body) {
    u16(0xff00 | marker);
    u16(2 + body.length);
    out.writeBytes(body);
  }

  private void u16(int value) {
    out.write(value >> 8);
    out.write(value);
  }
}
