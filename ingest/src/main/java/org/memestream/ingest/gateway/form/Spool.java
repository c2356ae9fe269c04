package org.memestream.ingest.gateway.form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Takes bytes as they come: a small file stays in memory, a larger one goes to disk and comes into
 * memory once, when it is read. Not thread-safe.
 */
final class Spool implements AutoCloseable {

  private final Path folder;
  private final int memoryBytes;
  private final MessageDigest digest;
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
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256, but this one", e);
    }
  }

  /** Takes what remains in the buffer. */
  void write(ByteBuffer bytes) throws IOException {
    size += bytes.remaining();
    digest.update(bytes.duplicate());
    if (file == null && size > memoryBytes) {
      toDisk();
    }
    WritableByteChannel target =
        file == null ? Channels.newChannel((OutputStream) memory) : channel;
    while (bytes.hasRemaining()) {
      target.write(bytes);
    }
  }

  long size() {
    return size;
  }

  /** Of all bytes, 64 lower-case hex digits; to be asked once. */
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** All bytes; what was in memory is no longer held here. */
  byte[] take() throws IOException {
    if (file == null) {
      byte[] bytes = memory.toByteArray();
      memory = new ByteArrayOutputStream(0);
      return bytes;
    }
    channel.close();
    return Files.readAllBytes(file);
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
