package org.memestream.renderer.provenance;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.memestream.runtime.picture.PictureFormat;

/**
 * Puts provenance into encoded pictures: an APP1 segment in JPEG, an iTXt chunk in PNG, an XMP
 * chunk in WEBP and an application extension in GIF (XMP part 3, ISO 16684-3). Pixels stay as they
 * are. The same bytes and facts give the same bytes. Stateless and thread-safe.
 */
public final class ProvenanceWriter {

  private static final int PNG_SIGNATURE = 8;
  private static final int PNG_FRAMING = 12;
  private static final int GIF_HEADER = 13;
  private static final int RIFF_HEADER = 12;
  private static final int MOST_IN_JPEG = 65_502;

  /**
   * A copy of the file that tells where it comes from.
   *
   * @param file as this software encoded it, without XMP
   */
  public byte[] marked(byte[] file, PictureFormat format, Provenance provenance) {
    byte[] packet = XmpPacket.of(provenance);
    return switch (format) {
      case JPEG -> jpeg(file, packet);
      case PNG -> png(file, packet);
      case WEBP -> webp(file, packet);
      case GIF -> gif(file, packet);
    };
  }

  /** Behind the JFIF segment, which readers want first. */
  private static byte[] jpeg(byte[] file, byte[] packet) {
    byte[] name = ascii("http://ns.adobe.com/xap/1.0/\0");
    if (packet.length > MOST_IN_JPEG) {
      throw new IllegalArgumentException(
          "a JPEG segment holds %d bytes of provenance, but there are %d"
              .formatted(MOST_IN_JPEG, packet.length));
    }
    int at = 2;
    if (file[3] == (byte) 0xe0) {
      at += 2 + ((file[4] & 0xff) << 8 | file[5] & 0xff);
    }
    ByteBuffer segment = ByteBuffer.allocate(4 + name.length + packet.length);
    segment.putShort((short) 0xffe1).putShort((short) (segment.capacity() - 2));
    return inserted(file, at, segment.put(name).put(packet).array());
  }

  /** Behind the header, before any pixel. */
  private static byte[] png(byte[] file, byte[] packet) {
    int at = PNG_SIGNATURE + PNG_FRAMING + ByteBuffer.wrap(file).getInt(PNG_SIGNATURE);
    // Keyword; not compressed; no language, no translated keyword.
    byte[] keyword = ascii("XML:com.adobe.xmp\0\0\0\0\0");
    int length = keyword.length + packet.length;
    ByteBuffer chunk = ByteBuffer.allocate(PNG_FRAMING + length);
    chunk.putInt(length).put(ascii("iTXt")).put(keyword).put(packet);
    CRC32 sum = new CRC32();
    sum.update(chunk.array(), 4, 4 + length);
    return inserted(file, at, chunk.putInt((int) sum.getValue()).array());
  }

  /** Behind the palette: the packet as it is, and a trailer that leads block readers out of it. */
  private static byte[] gif(byte[] file, byte[] packet) {
    boolean palette = (file[10] & 0x80) != 0;
    int at = GIF_HEADER + (palette ? 3 << (file[10] & 7) + 1 : 0);
    ByteBuffer extension = ByteBuffer.allocate(3 + 11 + packet.length + 258);
    extension.put((byte) 0x21).put((byte) 0xff).put((byte) 11).put(ascii("XMP DataXMP"));
    extension.put(packet).put((byte) 1);
    for (int value = 255; value >= 0; value--) {
      extension.put((byte) value);
    }
    return inserted(file, at, extension.put((byte) 0).array());
  }

  /** As the last chunk, announced in the extended header, which a simple file first gets. */
  private static byte[] webp(byte[] file, byte[] packet) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    WebpCanvas canvas = WebpCanvas.of(file);
    body.writeBytes(canvas.extendedHeader());
    body.write(file, canvas.restAt(), file.length - canvas.restAt());
    body.writeBytes(
        ByteBuffer.allocate(8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(ascii("XMP "))
            .putInt(packet.length)
            .array());
    body.writeBytes(packet);
    if (packet.length % 2 == 1) {
      body.write(0);
    }
    return ByteBuffer.allocate(RIFF_HEADER + body.size())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(ascii("RIFF"))
        .putInt(4 + body.size())
        .put(ascii("WEBP"))
        .put(body.toByteArray())
        .array();
  }

  private static byte[] inserted(byte[] file, int at, byte[] what) {
    return ByteBuffer.allocate(file.length + what.length)
        .put(file, 0, at)
        .put(what)
        .put(file, at, file.length - at)
        .array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
