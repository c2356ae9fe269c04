package org.memestream.runtime.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Makes small files that would grow large, each from its idea. */
final class Bombs {

  private static final int AFTER_IHDR = 8 + 12 + 13;
  private static final int SCREEN = 6;

  private Bombs() {}

  static byte[] png(int side) {
    return HostilePictures.bomb(side);
  }

  /** A JPEG whose frame header claims a size that its data does not have. */
  static byte[] jpeg(int side) {
    byte[] file = SamplePictures.jpeg(48, 32);
    for (int at = 2; at + 9 < file.length; at += 2 + (u8(file, at + 2) << 8 | u8(file, at + 3))) {
      if (u8(file, at + 1) == 0xc0 || u8(file, at + 1) == 0xc2) {
        ByteBuffer.wrap(file).putShort(at + 5, (short) side).putShort(at + 7, (short) side);
        return file;
      }
    }
    throw new IllegalStateException("the sample has no frame header");
  }

  static byte[] gifScreen() {
    byte[] file = SamplePictures.gif(16, 16, 1);
    file[SCREEN] = file[SCREEN + 1] = file[SCREEN + 2] = file[SCREEN + 3] = (byte) 0xff;
    return file;
  }

  /** A screen of 16 × 16, and a frame that claims 65535 × 65535. */
  static byte[] gifFrameBeyondScreen() {
    return gif(1, 0xffff);
  }

  static byte[] gifFrames(int frames) {
    return gif(frames, 1);
  }

  private static byte[] gif(int frames, int side) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
    file.writeBytes(new byte[] {16, 0, 16, 0, (byte) 0x80, 0, 0, 0, 0, 0, -1, -1, -1});
    byte[] image = {
      0x2c,
      0,
      0,
      0,
      0,
      (byte) side,
      (byte) (side >> 8),
      (byte) side,
      (byte) (side >> 8),
      0,
      2,
      2,
      0x44,
      1,
      0
    };
    for (int frame = 0; frame < frames; frame++) {
      file.writeBytes(image);
    }
    file.write(0x3b);
    return file.toByteArray();
  }

  /** A PNG that says that it is an animation of as many frames as there can be. */
  static byte[] apng() {
    byte[] control = ByteBuffer.allocate(8).putInt(0x7fffffff).putInt(0).array();
    return withChunk(SamplePictures.png(32, 24), chunk("acTL", control));
  }

  /** A WEBP of an empty canvas and frames without pixels. */
  static byte[] webp(int side, int frames) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
    byte[] canvas = {
      2,
      0,
      0,
      0,
      (byte) (side - 1),
      (byte) (side - 1 >> 8),
      (byte) (side - 1 >> 16),
      (byte) (side - 1),
      (byte) (side - 1 >> 8),
      (byte) (side - 1 >> 16)
    };
    riff(body, "VP8X", canvas);
    riff(body, "ANIM", new byte[6]);
    for (int frame = 0; frame < frames; frame++) {
      riff(body, "ANMF", new byte[16]);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    riff(file, "RIFF", body.toByteArray());
    return file.toByteArray();
  }

  private static void riff(ByteArrayOutputStream to, String tag, byte[] data) {
    to.writeBytes(tag.getBytes(StandardCharsets.US_ASCII));
    to.writeBytes(
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(data.length).array());
    to.writeBytes(data);
  }

  /** A good PNG with a chunk of compressed zeros in front of its pixels. */
  static byte[] inflating(String type, int zeros) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes("name\0".getBytes(StandardCharsets.US_ASCII));
    if (type.equals("iTXt")) {
      // Compressed, by zlib; no language and no translated keyword.
      data.writeBytes(new byte[] {1, 0, 0, 0});
    } else {
      data.write(0);
    }
    data.writeBytes(deflated(zeros));
    return withChunk(SamplePictures.png(64, 48), chunk(type, data.toByteArray()));
  }

  private static byte[] deflated(int zeros) {
    Deflater deflater = new Deflater(6);
    byte[] block = new byte[1 << 20];
    byte[] packed = new byte[1 << 16];
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int left = zeros; left > 0; left -= block.length) {
      deflater.setInput(block, 0, Math.min(left, block.length));
      while (!deflater.needsInput()) {
        out.write(packed, 0, deflater.deflate(packed));
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      out.write(packed, 0, deflater.deflate(packed));
    }
    deflater.end();
    return out.toByteArray();
  }

  private static byte[] withChunk(byte[] png, byte[] chunk) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(png, 0, AFTER_IHDR);
    file.writeBytes(chunk);
    file.write(png, AFTER_IHDR, png.length - AFTER_IHDR);
    return file.toByteArray();
  }

  private static byte[] chunk(String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length);
    chunk.put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, 4 + data.length);
    return chunk.putInt((int) crc.getValue()).array();
  }

  private static int u8(byte[] bytes, int at) {
    return bytes[at] & 0xff;
  }
}
