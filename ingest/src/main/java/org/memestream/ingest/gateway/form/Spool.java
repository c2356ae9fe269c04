package org.memestream.ingest.gateway.form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.memestream.ingest.Sha256;

/**
 * Takes bytes as they come: a small file stays in memory, a larger one goes to disk and comes into
 * memory once, when it is read. Not thread-safe.
 */
final class Spool implements AutoCloseable {

  private final Path folder;
  private final int memoryBytes;
  private ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private Path file;
  private WritableByteChannel channel;
  private long size;

  /**
   * @param folder where files go
   * @param memoryBytes most that stays in memory
   */
  Spool(Path folder, int memoryBytes) {
    this.folder = folder;
    this.memoryBytes = memoryBytes;
  }

  /** Takes what remains in the buffer. */
  void write(ByteBuffer bytes) throws IOException {
    size += bytes.remaining();
    if (file == null && size > memoryBytes) {
      toDisk();
    }
    if (file == null) {
      byte[] block = new byte[bytes.remaining()];
      bytes.get(block);
      memory.writeBytes(block);
    }
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  long size() {
    return size;
  }

  /** Of all bytes, which must not have been taken: 64 lower-case hex digits. */
  String sha256() throws IOException {
    return new Sha256().of(bytes());
  }

  /** All bytes; what was in memory is no longer held here. */
  byte[] take() throws IOException {
    byte[] bytes = bytes();
    memory = new ByteArrayOutputStream(0);
    return bytes;
  }

  private byte[] bytes() throws IOException {
    return file == null ? memory.toByteArray() : Files.readAllBytes(file);
  }

  private void toDisk() throws IOException {
    file = Files.createTempFile(folder, "upload-", ".part");
    channel = Files.newByteChannel(file, StandardOpenOption.WRITE);
    channel.write(ByteBuffer.wrap(memory.toByteArray()));
    memory = new ByteArrayOutputStream(0);
  }

  @Override
  public void close() throws IOException {
    memory = new ByteArrayOutputStream(0);
    if (file != null) {
      channel.close();
      Files.deleteIfExists(file);
    }
  }
}
