package org.memestream.captioner.djl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Networks in foreign formats, written byte by byte: each gives the mean of each channel. */
final class TinyNetworks {

  private TinyNetworks() {}

  /**
   * ONNX for one picture at a time: {@code data} [1, 3, side, side] to {@code mean} [1, 3] and
   * {@code share} [1, 3], its softmax.
   */
  static byte[] onnx(int side) {
    Message graph =
        new Message()
            .with(1, node("GlobalAveragePool", "data", "pooled"))
            .with(1, node("Flatten", "pooled", "mean"))
            .with(1, node("Softmax", "mean", "share"))
            .with(2, "tiny")
            .with(11, value("data", 1, 3, side, side))
            .with(12, value("mean", 1, 3))
            .with(12, value("share", 1, 3));
    return new Message().with(1, 7).with(7, graph).with(8, new Message().with(2, 13)).bytes();
  }

  private static Message node(String operator, String input, String output) {
    return new Message().with(1, input).with(2, output).with(4, operator);
  }

  private static Message value(String name, int... dimensions) {
    Message shape = new Message();
    for (int dimension : dimensions) {
      shape.with(1, new Message().with(1, dimension));
    }
    Message tensor = new Message().with(1, 1).with(2, shape);
    return new Message().with(1, name).with(2, new Message().with(1, tensor));
  }

  /** TorchScript: [N, side, side, 3] to [N, 3]. */
  static byte[] torchScript() throws IOException {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(archive)) {
      entry(zip, "data.pkl", "\u0080\2c__torch__\nTiny\n)\u0081}X\10\0\0\0training\u0089sb.");
      entry(zip, "constants.pkl", "\u0080\2).");
      entry(
          zip,
          "code/__torch__.py",
          """
          class Tiny(Module):
            __parameters__ = []
            __buffers__ = []
            training : bool
            def forward(self: __torch__.Tiny,
              x: Tensor) -> Tensor:
              return torch.mean(x, [1, 2])
          """);
      entry(zip, "version", "3\n");
    }
    return archive.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    CRC32 sum = new CRC32();
    sum.update(bytes);
    ZipEntry entry = new ZipEntry("tiny/" + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  /** A message of protocol buffers. */
  private static final class Message {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Message with(int field, int value) {
      varint(field << 3);
      varint(value);
      return this;
    }

    Message with(int field, String text) {
      return with(field, text.getBytes(StandardCharsets.UTF_8));
    }

    Message with(int field, Message message) {
      return with(field, message.bytes());
    }

    private Message with(int field, byte[] bytes) {
      varint(field << 3 | 2);
      varint(bytes.length);
      out.writeBytes(bytes);
      return this;
    }

    private void varint(int value) {
      int rest = value;
      while (rest > 0x7f) {
        out.write(rest & 0x7f | 0x80);
        rest >>>= 7;
      }
      out.write(rest);
    }

    byte[] bytes() {
      return out.toByteArray();
    }
  }
}
