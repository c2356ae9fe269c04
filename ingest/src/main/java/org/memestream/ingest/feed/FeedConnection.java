package org.memestream.ingest.feed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.admin.Admin;
import org.memestream.ingest.MemeIntake;
import org.memestream.ingest.erasure.Erasure;
import org.memestream.ingest.erasure.StatusTopic;
import org.memestream.ingest.fetch.AddressPolicy;
import org.memestream.ingest.fetch.PictureFetcher;
import org.memestream.ingest.status.StatusView;
import org.memestream.runtime.health.Readiness;
import org.memestream.runtime.kafka.EventPublisher;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.runtime.kafka.TopicCreator;
import org.memestream.runtime.lifecycle.ServiceContext;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.runtime.store.ObjectStores;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.SchemaRegistry;

/** Kafka, registry, store and statuses for one feed at a time. */
public final class FeedConnection implements AutoCloseable {

  private static final int BACKGROUND_THREADS = 2;

  private final FeedSettings settings;
  private final FeedCounts counts;
  private final Deque<Runnable> closers = new ArrayDeque<>();
  private final Feeds feeds;
  private final StatusView statuses;
  private final FeedMemes memes;
  private final CursorKeeper cursors;

  private FeedConnection(ServiceContext<FeedConfig> context, AddressPolicy addresses) {
    FeedConfig config = context.config();
    this.settings = config.feed();
    this.counts = new FeedCounts(settings.kind(), context.metrics());
    long maxBytes = config.client().upload().maxBytes();
    PictureFetcher fetcher = new PictureFetcher(settings.fetch(), maxBytes, addresses);
    closers.push(fetcher::close);
    this.feeds = new Feeds(settings, fetcher, maxBytes);
    ObjectStore store = ObjectStores.open(config.store(), context.metrics());
    closers.push(store::close);
    store.probe();
    SchemaRegistry registry =
        ConfluentRegistry.connect(config.registry().url(), config.registry().properties());
    closers.push(registry::close);
    KafkaClients clients = new KafkaClients(config.kafka());
    try (Admin admin = clients.admin()) {
      new TopicCreator(admin, config.kafka()).createMissing(Topics.all());
    }
    this.statuses =
        new StatusView(clients, registry, settings.stateDir().resolve("statuses"), context.clock());
    closers.push(statuses::close);
    statuses.start();
    ExecutorService background = Executors.newFixedThreadPool(BACKGROUND_THREADS);
    closers.push(background::shutdown);
    EventPublisher publisher =
        new EventPublisher(
            clients.producer(FeedService.NAME), registry, "/" + FeedService.NAME, context.clock());
    closers.push(publisher::close);
    MemeIntake intake =
        new MemeIntake(
            store,
            publisher,
            clients.bootstrapServers(),
            config.client(),
            background,
            context.clock());
    Erasure erasure =
        new Erasure(
            store,
            publisher,
            new StatusTopic(clients, registry),
            config.erasure(),
            context.clock());
    this.memes = new KafkaFeedMemes(intake, statuses, erasure);
    this.cursors = new FeedCursors(feeds.name(), clients, registry, publisher, context.clock());
  }

  /**
   * Connects.
   *
   * @param addresses where pictures may be fetched from
   * @throws org.memestream.runtime.OutageException when store or Kafka do not answer
   * @throws org.memestream.schemas.serde.RegistryUnavailableException when the registry does not
   */
  public static FeedConnection open(ServiceContext<FeedConfig> context, AddressPolicy addresses) {
    return new FeedConnection(context, addresses);
  }

  /** A run of the live feed, which keeps its cursor. */
  public FeedRun live() {
    return run(feeds.live(), cursors);
  }

  /** A run of a recorded feed, which keeps none. */
  public FeedRun recorded(Path file) {
    return run(feeds.recorded(file), CursorKeeper.NONE);
  }

  private FeedRun run(Feed feed, CursorKeeper keeper) {
    FeedOrders orders =
        new FeedOrders(new FeedIds(feed.kind()), settings.style(), settings.profiles());
    PostIntake intake =
        new PostIntake(feeds.rules(), feed.pictures(), memes, orders, FeedPauses.USUAL);
    FeedReader reader = new FeedReader(feed.parser(), intake, counts, settings.maxPending());
    closers.push(reader::close);
    Duration every = settings.keepCursorEvery();
    return new FeedRun(feed, reader, keeper, every, FeedPauses.USUAL);
  }

  /** What became of the messages so far. */
  public FeedCounts counts() {
    return counts;
  }

  /** Ready once earlier memes are known. */
  public Readiness readiness() {
    return statuses.readiness();
  }

  @Override
  public void close() {
    closers.forEach(Runnable::run);
    closers.clear();
  }
}
