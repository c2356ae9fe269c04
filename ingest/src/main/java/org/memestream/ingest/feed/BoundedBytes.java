package org.memestream.ingest.feed;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.Consumer;

/** Collects a body that is not larger than allowed; the rest of a larger one is not received. */
final class BoundedBytes implements Consumer<Optional<byte[]>> {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final long most;
  private volatile boolean tooLarge;

  BoundedBytes(long most) {
    this.most = most;
  }

  @Override
  public void accept(Optional<byte[]> part) {
    byte[] next = part.orElseGet(() -> new byte[0]);
    if (bytes.size() + (long) next.length > most) {
      tooLarge = true;
      throw new IllegalStateException("the body is larger than " + most + " bytes");
    }
    bytes.writeBytes(next);
  }

  boolean isTooLarge() {
    return tooLarge;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
