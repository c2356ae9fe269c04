package org.memestream.embedded;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A schema registry in this JVM, listening on 127.0.0.1 unless told otherwise. It speaks the part
 * of the Confluent REST API that clients use for Avro, keeps its schemas in the compacted topic
 * {@code _schemas} in Confluent's record layout, and holds new versions to FULL_TRANSITIVE
 * compatibility unless told otherwise.
 *
 * <p>Safe for use by many threads.
 */
public final class EmbeddedRegistry implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedRegistry.class);
  private static final String HOST = "127.0.0.1";
  private static final int THREADS = 4;

  private final HttpServer server;
  private final ExecutorService threads;
  private final SchemaBook book;

  private EmbeddedRegistry(HttpServer server, ExecutorService threads, SchemaBook book) {
    this.server = server;
    this.threads = threads;
    this.book = book;
  }

  /**
   * Starts a registry and waits until it has read all schemas.
   *
   * @param bootstrapServers broker that holds the schemas
   * @param port port to listen on; 0 takes a free one
   * @throws PortTakenException if another process listens on the port
   * @throws StartException if it does not start for another reason
   */
  public static EmbeddedRegistry start(String bootstrapServers, int port) {
    return start(bootstrapServers, new InetSocketAddress(HOST, port), Map.of());
  }

  /**
   * {@link #start(String, int)} on an address of the caller's choice. Nobody is asked who they are,
   * so the network must keep others away.
   *
   * @param bootstrapServers broker that holds the schemas
   * @param address where to listen
   * @param settings of Kafka's clients, such as those that let it in with a password
   * @throws PortTakenException if another process listens on the port
   * @throws StartException if it does not start for another reason
   */
  public static EmbeddedRegistry start(
      String bootstrapServers, InetSocketAddress address, Map<String, String> settings) {
    HttpServer server = bind(address);
    try {
      SchemaBook book = SchemaBook.open(bootstrapServers, settings);
      ExecutorService threads = threads();
      server.setExecutor(threads);
      server.createContext("/", new RegistryExchange(new RegistryRoutes(book)));
      server.start();
      EmbeddedRegistry registry = new EmbeddedRegistry(server, threads, book);
      log.info("registry started url={} subjects={}", registry.url(), book.subjects().size());
      return registry;
    } catch (KafkaException e) {
      server.stop(0);
      throw new StartException(
          "The schema registry cannot read its schemas from broker %s: %s"
              .formatted(bootstrapServers, e.getMessage()),
          e);
    }
  }

  private static HttpServer bind(InetSocketAddress address) {
    try {
      return HttpServer.create(address, 0);
    } catch (BindException e) {
      throw new PortTakenException("schema registry", address.getPort(), e);
    } catch (IOException e) {
      throw new StartException(
          "The schema registry cannot listen on %s: %s".formatted(address, e.getMessage()), e);
    }
  }

  private static ExecutorService threads() {
    AtomicInteger count = new AtomicInteger();
    return Executors.newFixedThreadPool(
        THREADS,
        task -> {
          Thread thread = new Thread(task, "registry-" + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Address for clients, such as {@code http://127.0.0.1:8081}. */
  public String url() {
    return "http://" + server.getAddress().getHostString() + ":" + port();
  }

  /** Port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Stops; what was acknowledged is kept by the broker. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    book.close();
    log.info("registry stopped");
  }
}
