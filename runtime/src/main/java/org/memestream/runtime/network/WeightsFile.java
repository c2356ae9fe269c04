package org.memestream.runtime.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Weights on disk. Big-endian: magic {@code MSTW}, format version, kind, properties, then each
 * array as name, shape, precision (16 or 32 bits) and its little-endian numbers, and at the end the
 * SHA-256 of all that went before. The hash is checked on reading, so a truncated or changed file
 * never becomes a model.
 *
 * @param properties what a reader must know about these weights
 * @param weights the arrays
 * @param sha256 hash of the file's content, lower-case hexadecimal; the identity of the weights
 */
public record WeightsFile(Map<String, String> properties, Weights weights, String sha256) {

  private static final int MAGIC = 0x4d535457;
  private static final int VERSION = 1;
  private static final int MOST_DIMENSIONS = 8;

  /** How numbers are stored. */
  public enum Precision {
    HALF(DataType.FLOAT16),
    SINGLE(DataType.FLOAT32);

    private final DataType type;

    Precision(DataType type) {
      this.type = type;
    }
  }

  public WeightsFile {
    properties = Map.copyOf(properties);
  }

  /** Writes weights; the stream stays open. Returns the content's SHA-256. */
  public static String write(
      OutputStream stream,
      String kind,
      Map<String, String> properties,
      Weights weights,
      Precision precision)
      throws IOException {
    DigestOutputStream digested = new DigestOutputStream(stream, sha256Digest());
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(digested, 1 << 16));
    out.writeInt(MAGIC);
    out.writeInt(VERSION);
    out.writeUTF(kind);
    out.writeInt(properties.size());
    for (Map.Entry<String, String> property : new TreeMap<>(properties).entrySet()) {
      out.writeUTF(property.getKey());
      out.writeUTF(property.getValue());
    }
    TreeMap<String, NDArray> arrays = new TreeMap<>();
    weights.each(arrays::put);
    out.writeInt(arrays.size());
    for (Map.Entry<String, NDArray> entry : arrays.entrySet()) {
      out.writeUTF(entry.getKey());
      long[] shape = entry.getValue().getShape().getShape();
      out.writeInt(shape.length);
      for (long dimension : shape) {
        out.writeLong(dimension);
      }
      out.writeByte(precision == Precision.HALF ? 16 : 32);
      try (NDArray stored = entry.getValue().toType(precision.type, true)) {
        byte[] bytes = stored.toByteArray();
        out.writeInt(bytes.length);
        out.write(bytes);
      }
    }
    out.flush();
    byte[] hash = digested.getMessageDigest().digest();
    stream.write(hash);
    return HexFormat.of().formatHex(hash);
  }

  /**
   * Reads weights to single precision. The caller closes them (or the manager).
   *
   * @throws UnusableModelException if this is no such file, of another kind or version, or damaged
   */
  public static WeightsFile read(InputStream stream, String kind, NDManager manager)
      throws IOException {
    DigestInputStream digested =
        new DigestInputStream(new BufferedInputStream(stream, 1 << 16), sha256Digest());
    DataInputStream in = new DataInputStream(digested);
    Weights weights = new Weights(manager);
    try {
      expect("a weights file", MAGIC, in.readInt());
      expect("weights format version", VERSION, in.readInt());
      String actualKind = in.readUTF();
      if (!actualKind.equals(kind)) {
        throw new UnusableModelException(
            "these are weights of kind '%s', not '%s'".formatted(actualKind, kind));
      }
      Map<String, String> properties = new TreeMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        properties.put(in.readUTF(), in.readUTF());
      }
      for (int left = in.readInt(); left > 0; left--) {
        String name = in.readUTF();
        NDArray array = readArray(in, weights.manager());
        try {
          weights.put(name, array);
        } catch (IllegalStateException e) {
          throw damaged(e.getMessage());
        }
      }
      byte[] actual = digested.getMessageDigest().digest();
      if (!Arrays.equals(actual, in.readNBytes(actual.length))) {
        throw damaged("their SHA-256 does not match");
      }
      return new WeightsFile(properties, weights, HexFormat.of().formatHex(actual));
    } catch (IOException | RuntimeException e) {
      weights.close();
      throw e;
    }
  }

  /** Nothing is allocated that the file only claims: its hash is known at its end alone. */
  private static NDArray readArray(DataInputStream in, NDManager manager) throws IOException {
    long[] shape = new long[within("dimensions of an array", in.readInt(), MOST_DIMENSIONS)];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = in.readLong();
    }
    DataType type =
        switch (in.readByte()) {
          case 16 -> DataType.FLOAT16;
          case 32 -> DataType.FLOAT32;
          default -> throw damaged("an array has numbers of neither 16 nor 32 bits");
        };
    int length = within("bytes of an array", in.readInt(), Integer.MAX_VALUE);
    if (size(shape, type.getNumOfBytes()) != length) {
      throw damaged("an array has another size than its shape " + Arrays.toString(shape));
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length != length) {
      throw damaged(
          "an array of %d bytes has only %d: the file is cut short"
              .formatted(length, bytes.length));
    }
    ByteBuffer buffer = manager.allocateDirect(bytes.length).put(bytes).rewind();
    NDArray stored = manager.create(buffer, new Shape(shape), type);
    if (type == DataType.FLOAT32) {
      return stored;
    }
    try (stored) {
      return stored.toType(DataType.FLOAT32, true);
    }
  }

  private static int within(String what, int number, int most) throws UnusableModelException {
    if (number < 0 || number > most) {
      throw damaged("the number of %s is %d".formatted(what, number));
    }
    return number;
  }

  /** Bytes of an array; negative when no array is like that. */
  private static long size(long[] shape, int bytes) {
    long size = bytes;
    for (long dimension : shape) {
      if (dimension < 0 || dimension > 0 && size > Integer.MAX_VALUE / dimension) {
        return -1;
      }
      size *= dimension;
    }
    return size;
  }

  private static UnusableModelException damaged(String how) {
    return new UnusableModelException("the weights are damaged: " + how);
  }

  /** A property that must be there. */
  public String property(String name) throws UnusableModelException {
    String value = properties.get(name);
    if (value == null) {
      throw new UnusableModelException(
          "the weights lack the property '%s'; they have %s".formatted(name, properties.keySet()));
    }
    return value;
  }

  private static void expect(String what, int expected, int actual) throws UnusableModelException {
    if (expected != actual) {
      throw new UnusableModelException(
          "not %s this program reads: found %#x, not %#x".formatted(what, actual, expected));
    }
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
