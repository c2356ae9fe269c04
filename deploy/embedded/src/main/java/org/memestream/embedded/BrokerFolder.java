package org.memestream.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one broker, locked against a second one as long as it is open. The lock is the
 * operating system's, so it goes with a killed process.
 */
final class BrokerFolder implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(BrokerFolder.class);
  private static final String LOCK = "broker.lock";
  private static final String LOG = "log";

  private final Path logs;
  private final FileChannel channel;

  private BrokerFolder(Path logs, FileChannel channel) {
    this.logs = logs;
    this.channel = channel;
  }

  static BrokerFolder lock(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock(folder, channel);
      return new BrokerFolder(folder.resolve(LOG).toAbsolutePath(), channel);
    } catch (IOException e) {
      throw new StartException(
          "Folder %s cannot be used for the broker (%s); it must be writable".formatted(folder, e),
          e);
    }
  }

  private static void lock(Path folder, FileChannel channel) throws IOException {
    Exception failure = null;
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      failure = e;
    }
    channel.close();
    throw new FolderInUseException(folder, failure);
  }

  /** Where the broker keeps its logs, formatted on first use. */
  Path formatted(int nodeId, String controllerListener) {
    if (Files.exists(logs.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
      return logs;
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try {
      new Formatter()
          .setPrintStream(new PrintStream(said, true, StandardCharsets.UTF_8))
          .setNodeId(nodeId)
          .setClusterId(Uuid.randomUuid().toString())
          .addDirectory(logs.toString())
          .setMetadataLogDirectory(logs.toString())
          .setControllerListenerName(controllerListener)
          .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
          .run();
    } catch (Exception e) {
      throw new StartException(
          "Folder %s cannot be formatted for the broker: %s".formatted(logs, e.getMessage()), e);
    }
    log.debug("{}", said.toString(StandardCharsets.UTF_8).strip());
    return logs;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      log.warn("lock of {} is not released before the process ends: {}", logs, e.toString());
    }
  }
}
