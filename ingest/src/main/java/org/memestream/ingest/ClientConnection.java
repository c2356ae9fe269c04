package org.memestream.ingest;

import io.opentelemetry.api.GlobalOpenTelemetry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.memestream.runtime.config.RegistryConfig;
import org.memestream.runtime.kafka.EventPublisher;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.runtime.kafka.TopicCreator;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.runtime.store.ObjectStores;
import org.memestream.runtime.telemetry.Traces;
import org.memestream.schemas.ImageRef;
import org.memestream.schemas.Lane;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.SchemaRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything a client holds open, made and tried out in the order in which it depends on each
 * other, closed in reverse.
 */
final class ClientConnection implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ClientConnection.class);
  private static final int FINISH_SECONDS = 2;
  private static final String NAME = "memestream-client";
  // Shorter than the registry client's own, so that three tries stay within ten seconds.
  private static final Map<String, String> REGISTRY_DEFAULTS =
      Map.of("http.read.timeout.ms", "3000");

  private final Deque<Runnable> closers = new ArrayDeque<>();
  private final ClientConfig config;
  private final Clock clock;
  private ObjectStore store;
  private MemeSender sender;
  private PendingMemes pending;
  private OutcomeReader outcomes;
  private Executor again;

  private ClientConnection(ClientConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /** Connects, or closes what is open already and throws what stood in the way. */
  static ClientConnection open(ClientConfig config, Clock clock) {
    ClientConnection connection = new ClientConnection(config, clock);
    try {
      connection.connect();
      return connection;
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private void connect() {
    store = opened(ObjectStores.open(config.store()), ObjectStore::close);
    store.probe();
    SchemaRegistry registry = opened(registry(config.registry()), SchemaRegistry::close);
    registerRequests(registry);
    BoundedKafka kafka = new BoundedKafka(config.kafka(), config.client().sendTimeout());
    KafkaClients clients = new KafkaClients(kafka);
    try (Admin admin = clients.admin()) {
      new TopicCreator(admin, kafka)
          .createMissing(
              List.of(Topics.REQUESTED, Topics.REQUESTED_BULK, Topics.FINISHED, Topics.FAILED));
    }
    pending = new PendingMemes(config.client().maxInFlight(), thread("listeners"));
    outcomes =
        opened(
            new OutcomeReader(
                clients.reader(new ByteArrayDeserializer()),
                new OutcomeDecoder(registry),
                pending,
                clock),
            OutcomeReader::close);
    outcomes.start(clients.bootstrapServers());
    again = thread("again");
    // Before the publisher, so that it is closed after it and removes what that could not send.
    ExecutorService cleanup = thread("cleanup");
    EventPublisher publisher =
        opened(
            new EventPublisher(clients.producer(NAME), registry, "/" + NAME, clock),
            EventPublisher::close);
    sender =
        new MemeSender(
            store,
            publisher,
            clients.bootstrapServers(),
            cleanup,
            Traces.of(GlobalOpenTelemetry.getOrNoop()));
  }

  ObjectStore store() {
    return store;
  }

  MemeSender sender() {
    return sender;
  }

  PendingMemes pending() {
    return pending;
  }

  /** Sends orders once more. */
  Executor again() {
    return again;
  }

  OutcomeReader outcomes() {
    return outcomes;
  }

  private <R> R opened(R resource, Consumer<R> closer) {
    closers.push(() -> closer.accept(resource));
    return resource;
  }

  private ExecutorService thread(String name) {
    ThreadFactory daemon =
        work -> {
          Thread thread = new Thread(work, NAME + "-" + name);
          thread.setDaemon(true);
          return thread;
        };
    // What comes after the end is run by whoever brings it, rather than lost.
    ExecutorService executor =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            daemon,
            (work, ended) -> work.run());
    return opened(executor, ClientConnection::finish);
  }

  private static void finish(ExecutorService executor) {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(FINISH_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("work of the closing client goes on after {} s", FINISH_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static SchemaRegistry registry(RegistryConfig config) {
    Map<String, String> settings = new HashMap<>(REGISTRY_DEFAULTS);
    settings.putAll(config.properties());
    return ConfluentRegistry.connect(config.url(), settings);
  }

  /** Fails now rather than at the first order when the registry is down or refuses the schema. */
  private void registerRequests(SchemaRegistry registry) {
    MemeRequested example =
        MemeOrder.of(new byte[0])
            .build()
            .requested(
                "example", new ImageRef("", "", "", 1, 1, 0L), null, Instant.EPOCH, Instant.EPOCH);
    try (Serializer<MemeRequested> serializer =
        new AvroSerde<>(registry, MemeRequested.class).serializer()) {
      for (Lane lane : Lane.values()) {
        serializer.serialize(Topics.requested(lane).name(), example);
      }
    }
  }

  @Override
  public void close() {
    closers.forEach(Runnable::run);
    closers.clear();
  }
}
