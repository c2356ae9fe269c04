package org.memestream.ingest.feed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.memestream.ingest.connection.IngestConnection;
import org.memestream.ingest.erasure.Erasure;
import org.memestream.ingest.erasure.StatusTopic;
import org.memestream.ingest.fetch.AddressPolicy;
import org.memestream.ingest.fetch.PictureFetcher;
import org.memestream.runtime.health.Readiness;
import org.memestream.runtime.lifecycle.ServiceContext;

/** Kafka, registry, store and statuses for one feed at a time. */
public final class FeedConnection implements AutoCloseable {

  private final FeedSettings settings;
  private final FeedCounts counts;
  private final IngestConnection connection;
  private final Deque<Runnable> closers = new ArrayDeque<>();
  private final Feeds feeds;
  private final FeedMemes memes;
  private final CursorKeeper cursors;

  private FeedConnection(
      ServiceContext<FeedConfig> context, AddressPolicy addresses, IngestConnection connection) {
    FeedConfig config = context.config();
    this.settings = config.feed();
    this.counts = new FeedCounts(settings.kind(), context.metrics());
    this.connection = connection;
    long maxBytes = config.client().upload().maxBytes();
    PictureFetcher fetcher = new PictureFetcher(settings.fetch(), maxBytes, addresses);
    closers.push(fetcher::close);
    this.feeds = new Feeds(settings, fetcher, maxBytes);
    Erasure erasure =
        new Erasure(
            connection.store(),
            connection.publisher(),
            new StatusTopic(connection.clients(), connection.registry()),
            config.erasure(),
            context.clock());
    this.memes = new KafkaFeedMemes(connection.intake(), connection.statuses(), erasure);
    this.cursors =
        new FeedCursors(
            feeds.name(),
            connection.clients(),
            connection.registry(),
            connection.publisher(),
            context.clock());
  }

  /**
   * Connects.
   *
   * @param addresses where pictures may be fetched from
   * @throws org.memestream.runtime.OutageException when store or Kafka do not answer
   * @throws org.memestream.schemas.serde.RegistryUnavailableException when the registry does not
   */
  public static FeedConnection open(ServiceContext<FeedConfig> context, AddressPolicy addresses) {
    FeedConfig config = context.config();
    IngestConnection connection =
        IngestConnection.open(
            FeedService.NAME,
            context,
            config.client(),
            config.feed().stateDir().resolve("statuses"));
    return new FeedConnection(context, addresses, connection);
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
    return connection.statuses().readiness();
  }

  @Override
  public void close() {
    closers.forEach(Runnable::run);
    closers.clear();
    connection.close();
  }
}
