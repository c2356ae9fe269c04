package org.memestream.ingest.connection;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.admin.Admin;
import org.memestream.ingest.ClientSettings;
import org.memestream.ingest.MemeIntake;
import org.memestream.ingest.status.StatusView;
import org.memestream.runtime.config.ServiceConfig;
import org.memestream.runtime.kafka.EventPublisher;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.runtime.kafka.LagMeters;
import org.memestream.runtime.kafka.TopicCreator;
import org.memestream.runtime.lifecycle.ServiceContext;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.runtime.store.ObjectStores;
import org.memestream.runtime.telemetry.DiskMeters;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.SchemaRegistry;

/**
 * Store, registry, Kafka and statuses of one way in, opened in the order in which they depend on
 * each other and closed in reverse.
 */
public final class IngestConnection implements AutoCloseable {

  private static final int BACKGROUND_THREADS = 4;

  private final Deque<Runnable> closers = new ArrayDeque<>();
  private final String service;
  private ObjectStore store;
  private SchemaRegistry registry;
  private KafkaClients clients;
  private StatusView statuses;
  private EventPublisher publisher;
  private MemeIntake intake;
  private MemeIntake repeats;

  private IngestConnection(String service) {
    this.service = service;
  }

  /**
   * Opens all of it, or closes what is open already and throws what stood in the way.
   *
   * @param service name of the service, for the events that it publishes
   * @param client how orders are checked and sent
   * @param statuses folder of the index of statuses; one process at a time
   * @throws org.memestream.runtime.OutageException when the store or Kafka do not answer
   * @throws org.memestream.schemas.serde.RegistryUnavailableException when the registry does not
   */
  public static IngestConnection open(
      String service,
      ServiceContext<? extends ServiceConfig> context,
      ClientSettings client,
      Path statuses) {
    IngestConnection connection = new IngestConnection(service);
    try {
      connection.connect(context, client, statuses);
      return connection;
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private void connect(
      ServiceContext<? extends ServiceConfig> context, ClientSettings client, Path folder) {
    ServiceConfig config = context.config();
    store = ObjectStores.open(config.store(), context.metrics());
    closers.push(store::close);
    store.probe();
    registry = ConfluentRegistry.connect(config.registry().url(), config.registry().properties());
    closers.push(registry::close);
    clients = new KafkaClients(config.kafka());
    try (Admin admin = clients.admin()) {
      new TopicCreator(admin, config.kafka()).createMissing(Topics.all());
    }
    statuses = new StatusView(clients, registry, folder, context.clock());
    closers.push(statuses::close);
    statuses.start();
    LagMeters lag =
        new LagMeters(context.metrics())
            .watch("status", List.of(Topics.STATUS.name()), statuses::lag);
    closers.push(lag::close);
    lag.start();
    DiskMeters.bind(context.metrics(), "statuses", folder);
    ExecutorService background = Executors.newFixedThreadPool(BACKGROUND_THREADS);
    closers.push(background::shutdown);
    publisher =
        new EventPublisher(clients.producer(service), registry, "/" + service, context.clock());
    closers.push(publisher::close);
    intake =
        new MemeIntake(
            store,
            publisher,
            clients.bootstrapServers(),
            client,
            background,
            context.clock(),
            context.traces());
    repeats =
        MemeIntake.repeatable(
            store, publisher, clients.bootstrapServers(), client, background, context.clock());
  }

  /** Closed with the connection. */
  public ObjectStore store() {
    return store;
  }

  /** Closed with the connection. */
  public SchemaRegistry registry() {
    return registry;
  }

  /** Makes clients, which are their users' to close. */
  public KafkaClients clients() {
    return clients;
  }

  /** Follows the statuses; closed with the connection. */
  public StatusView statuses() {
    return statuses;
  }

  /** Closed with the connection. */
  public EventPublisher publisher() {
    return publisher;
  }

  /** Takes orders. */
  public MemeIntake intake() {
    return intake;
  }

  /** Takes orders whose first status is written already. */
  public MemeIntake repeats() {
    return repeats;
  }

  @Override
  public void close() {
    closers.forEach(Runnable::run);
    closers.clear();
  }
}
