package org.memestream.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker and controller in this JVM, alone in its cluster, listening on 127.0.0.1 only.
 * What it holds lies in its folder and survives restarts and {@code kill -9}. Topics are not
 * created by themselves.
 *
 * <p>Safe for use by many threads.
 */
public final class EmbeddedBroker implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedBroker.class);

  private final BrokerFolder folder;
  private final BoundSockets sockets;
  private final FaultLog faults;
  private final KraftNode node;
  private boolean closed;

  private EmbeddedBroker(
      BrokerFolder folder, BoundSockets sockets, FaultLog faults, KraftNode node) {
    this.folder = folder;
    this.sockets = sockets;
    this.faults = faults;
    this.node = node;
  }

  /**
   * Starts a broker and waits until it takes requests.
   *
   * @param dir its folder, made on first use
   * @param brokerPort port to listen on; 0 takes a free one
   * @throws PortTakenException if another process listens on the port
   * @throws FolderInUseException if another broker runs on the folder
   * @throws StartException if it does not start for another reason
   */
  public static EmbeddedBroker start(Path dir, int brokerPort) {
    return start(dir, brokerPort, Map.of());
  }

  /**
   * As {@link #start(Path, int)}, with settings of Kafka's that beat its own, such as those that
   * make its listener, named {@code BROKER}, a safe one.
   */
  public static EmbeddedBroker start(Path dir, int brokerPort, Map<String, String> settings) {
    long begun = System.nanoTime();
    BrokerFolder folder = BrokerFolder.lock(dir);
    try {
      EmbeddedBroker broker = start(folder, BoundSockets.bind(brokerPort), settings);
      log.info(
          "broker started address={} folder={} millis={}",
          broker.bootstrapServers(),
          dir,
          (System.nanoTime() - begun) / 1_000_000);
      return broker;
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static EmbeddedBroker start(
      BrokerFolder folder, BoundSockets sockets, Map<String, String> settings) {
    FaultLog faults = new FaultLog();
    KraftNode node = null;
    try {
      Path logs = folder.formatted(BrokerSettings.NODE_ID, BrokerSettings.CONTROLLER_LISTENER);
      Properties all = BrokerSettings.of(logs, sockets.brokerPort(), sockets.controllerPort());
      all.putAll(settings);
      node = new KraftNode(all, sockets, faults);
      node.start();
      return new EmbeddedBroker(folder, sockets, faults, node);
    } catch (Exception e) { // Kafka's Scala throws checked exceptions without declaring them.
      StartException failure = failure(e, faults);
      giveUp(node, sockets, failure);
      throw failure;
    }
  }

  private static StartException failure(Exception e, FaultLog faults) {
    if (e instanceof StartException already) {
      return already;
    }
    Throwable cause = faults.fatal().orElse(e);
    return new StartException("The broker did not start: " + cause.getMessage(), cause);
  }

  private static void giveUp(KraftNode node, BoundSockets sockets, StartException failure) {
    try (sockets) {
      if (node != null) {
        node.stop();
      }
    } catch (Exception e) { // As above.
      failure.addSuppressed(e);
    }
  }

  /** Address for clients, such as {@code 127.0.0.1:9092}. */
  public String bootstrapServers() {
    return BrokerSettings.HOST + ":" + port();
  }

  /** Port that it listens on. */
  public int port() {
    return sockets.brokerPort();
  }

  /** What broke it while it ran; it then needs a restart. Empty while it is well. */
  public Optional<Throwable> fault() {
    return faults.fatal();
  }

  /** Stops; returns when all is on disk and port and folder are free. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (folder;
        sockets) {
      node.stop();
    }
    log.info("broker stopped");
  }
}
