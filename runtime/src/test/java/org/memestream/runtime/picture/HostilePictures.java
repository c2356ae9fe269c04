package org.memestream.runtime.picture;

import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Files that an open service is sent, each made from its idea. */
final class HostilePictures {

  private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private HostilePictures() {}

  /** A valid black PNG of few bytes and many pixels: one bit each, compressed to nothing. */
  static byte[] bomb(int side) {
    byte[] row = new byte[1 + (side + 7) / 8];
    Deflater deflater = new Deflater(9);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int y = 0; y < side; y++) {
      deflater.setInput(row);
      while (!deflater.needsInput()) {
        packed.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      packed.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return png(ihdr(side, side, 1, 0), chunk("IDAT", packed.toByteArray()), iend());
  }

  /** A PNG that claims a size and holds no data to speak of. */
  static byte[] claims(int width, int height) {
    return png(ihdr(width, height, 8, 2), chunk("IDAT", new byte[] {0x78, (byte) 0x9c}), iend());
  }

  /** A PNG whose data chunk is missing. */
  static byte[] withoutData() {
    return png(ihdr(64, 64, 8, 2), iend());
  }

  /** A progressive JPEG whose last scan is repeated. */
  static byte[] manyScans(int scans) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(output);
      var param = writer.getDefaultWriteParam();
      param.setProgressiveMode(javax.imageio.ImageWriteParam.MODE_DEFAULT);
      BufferedImage scene = SamplePictures.awt(SamplePictures.scene(64, 64));
      writer.write(null, new IIOImage(scene, null, null), param);
    } finally {
      writer.dispose();
    }
    byte[] jpeg = bytes.toByteArray();
    int lastScan = jpeg.length - 2;
    while ((jpeg[lastScan] & 0xff) != 0xff || (jpeg[lastScan + 1] & 0xff) != 0xda) {
      lastScan--;
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(jpeg, 0, lastScan);
    for (int i = 0; i < scans; i++) {
      file.write(jpeg, lastScan, jpeg.length - 2 - lastScan);
    }
    file.write(jpeg, jpeg.length - 2, 2);
    return file.toByteArray();
  }

  /** The scene as a CMYK JPEG of four plain components, inverted as Adobe's programs write it. */
  static byte[] cmykJpeg(int width, int height) throws IOException {
    Picture scene = SamplePictures.scene(width, height);
    byte[] samples = new byte[width * height * 4];
    byte[] rgb = scene.rgb();
    for (int pixel = 0; pixel < width * height; pixel++) {
      for (int channel = 0; channel < 3; channel++) {
        samples[pixel * 4 + channel] = rgb[pixel * 3 + channel];
      }
      samples[pixel * 4 + 3] = (byte) 0xff;
    }
    WritableRaster raster =
        Raster.createInterleavedRaster(
            new java.awt.image.DataBufferByte(samples, samples.length),
            width,
            height,
            width * 4,
            4,
            new int[] {0, 1, 2, 3},
            new Point());
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.write(null, new IIOImage(raster, null, null), null);
    } finally {
      writer.dispose();
    }
    return withAdobeMarker(bytes.toByteArray());
  }

  private static byte[] withAdobeMarker(byte[] jpeg) {
    ByteBuffer adobe = ByteBuffer.allocate(16).putShort((short) 0xffee).putShort((short) 14);
    adobe.put("Adobe".getBytes(StandardCharsets.US_ASCII)).putShort((short) 100);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(jpeg, 0, 2);
    file.writeBytes(adobe.array());
    file.write(jpeg, 2, jpeg.length - 2);
    return file.toByteArray();
  }

  /** The scene with 16 bits a channel. */
  static byte[] sixteenBitPng(int width, int height) throws IOException {
    var model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            false,
            false,
            java.awt.Transparency.OPAQUE,
            DataBuffer.TYPE_USHORT);
    WritableRaster raster = model.createCompatibleWritableRaster(width, height);
    byte[] rgb = SamplePictures.scene(width, height).rgb();
    for (int at = 0; at < rgb.length; at++) {
      int pixel = at / 3;
      raster.setSample(pixel % width, pixel / width, at % 3, (rgb[at] & 0xff) * 257);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(model, raster, false, null), "png", file);
    return file.toByteArray();
  }

  /** The scene in shades of gray. */
  static byte[] grayJpeg(int width, int height) throws IOException {
    BufferedImage gray = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    gray.getGraphics()
        .drawImage(SamplePictures.awt(SamplePictures.scene(width, height)), 0, 0, null);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(gray, "jpeg", file);
    return file.toByteArray();
  }

  private static byte[] png(byte[]... chunks) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(PNG_SIGNATURE);
    for (byte[] chunk : chunks) {
      file.writeBytes(chunk);
    }
    return file.toByteArray();
  }

  private static byte[] ihdr(int width, int height, int depth, int colourType) {
    ByteBuffer ihdr = ByteBuffer.allocate(13).putInt(width).putInt(height);
    return chunk("IHDR", ihdr.put((byte) depth).put((byte) colourType).array());
  }

  private static byte[] iend() {
    return chunk("IEND", new byte[0]);
  }

  private static byte[] chunk(String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length);
    chunk.put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, 4 + data.length);
    return chunk.putInt((int) crc.getValue()).array();
  }
}
