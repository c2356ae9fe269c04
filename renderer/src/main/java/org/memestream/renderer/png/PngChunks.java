package org.memestream.renderer.png;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Writes a PNG file chunk by chunk (PNG third edition, section 5). */
final class PngChunks {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int FRAMING = 12;

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  PngChunks() {
    file.writeBytes(SIGNATURE);
  }

  void add(String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(FRAMING + data.length);
    chunk.putInt(data.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
    CRC32 sum = new CRC32();
    sum.update(chunk.array(), 4, 4 + data.length);
    file.writeBytes(chunk.putInt((int) sum.getValue()).array());
  }

  byte[] bytes() {
    return file.toByteArray();
  }
}
