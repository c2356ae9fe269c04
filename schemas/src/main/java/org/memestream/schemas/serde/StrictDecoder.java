package org.memestream.schemas.serde;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Reads Avro binary from untrusted bytes. Unlike Avro's own decoder it compares every declared
 * length with the bytes that are left before anything is allocated, so that no input can make it
 * allocate more than a small multiple of its own size. Arrays and maps whose items take no bytes
 * (such as arrays of null) are therefore refused beyond one item a byte left.
 */
final class StrictDecoder extends Decoder {

  private static final int MAX_VARINT_BYTES = 10;

  private final ByteBuffer in;

  StrictDecoder(ByteBuffer in) {
    this.in = in;
  }

  int remaining() {
    return in.remaining();
  }

  @Override
  public void readNull() {
    // Takes no bytes.
  }

  @Override
  public boolean readBoolean() throws IOException {
    int value = need(1).get();
    if (value != 0 && value != 1) {
      throw new IOException("a boolean is 0 or 1, not " + value);
    }
    return value == 1;
  }

  @Override
  public int readInt() throws IOException {
    long value = readLong();
    if (value != (int) value) {
      throw new IOException("an int holds " + value);
    }
    return (int) value;
  }

  @Override
  public long readLong() throws IOException {
    long bits = 0;
    for (int i = 0; i < MAX_VARINT_BYTES; i++) {
      long next = need(1).get();
      bits |= (next & 0x7f) << (7 * i);
      if (next >= 0) {
        return (bits >>> 1) ^ -(bits & 1);
      }
    }
    throw new IOException("a number takes more than " + MAX_VARINT_BYTES + " bytes");
  }

  @Override
  public float readFloat() throws IOException {
    return Float.intBitsToFloat(Integer.reverseBytes(need(Float.BYTES).getInt()));
  }

  @Override
  public double readDouble() throws IOException {
    return Double.longBitsToDouble(Long.reverseBytes(need(Double.BYTES).getLong()));
  }

  @Override
  public Utf8 readString(Utf8 old) throws IOException {
    return new Utf8(take(length()));
  }

  @Override
  public String readString() throws IOException {
    return new String(take(length()), StandardCharsets.UTF_8);
  }

  @Override
  public void skipString() throws IOException {
    skipFixed(length());
  }

  @Override
  public ByteBuffer readBytes(ByteBuffer old) throws IOException {
    return ByteBuffer.wrap(take(length()));
  }

  @Override
  public void skipBytes() throws IOException {
    skipFixed(length());
  }

  @Override
  public void readFixed(byte[] bytes, int start, int length) throws IOException {
    need(length).get(bytes, start, length);
  }

  @Override
  public void skipFixed(int length) throws IOException {
    need(length).position(in.position() + length);
  }

  @Override
  public int readEnum() throws IOException {
    return readInt();
  }

  @Override
  public long readArrayStart() throws IOException {
    return items();
  }

  @Override
  public long arrayNext() throws IOException {
    return items();
  }

  @Override
  public long skipArray() throws IOException {
    return skipBlocks();
  }

  @Override
  public long readMapStart() throws IOException {
    return items();
  }

  @Override
  public long mapNext() throws IOException {
    return items();
  }

  @Override
  public long skipMap() throws IOException {
    return skipBlocks();
  }

  @Override
  public int readIndex() throws IOException {
    return readInt();
  }

  /** Skips blocks that state their size; returns the items of the first one that does not. */
  private long skipBlocks() throws IOException {
    long count = readLong();
    while (count < 0) {
      skipFixed(length());
      count = readLong();
    }
    return bounded(count);
  }

  private long items() throws IOException {
    long count = readLong();
    if (count < 0) {
      length();
      count = -count;
    }
    return bounded(count);
  }

  private long bounded(long count) throws IOException {
    if (count < 0 || count > in.remaining()) {
      throw new IOException(count + " items are declared, " + in.remaining() + " bytes are left");
    }
    return count;
  }

  private int length() throws IOException {
    long length = readLong();
    if (length < 0 || length > in.remaining()) {
      throw new IOException(length + " bytes are declared, " + in.remaining() + " are left");
    }
    return (int) length;
  }

  private byte[] take(int length) throws IOException {
    byte[] bytes = new byte[length];
    readFixed(bytes, 0, length);
    return bytes;
  }

  private ByteBuffer need(int bytes) throws IOException {
    if (bytes > in.remaining()) {
      throw new EOFException(bytes + " bytes are needed, " + in.remaining() + " are left");
    }
    return in;
  }
}
