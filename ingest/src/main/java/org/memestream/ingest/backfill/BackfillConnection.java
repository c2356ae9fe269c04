package org.memestream.ingest.backfill;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.memestream.ingest.AcceptedOrder;
import org.memestream.ingest.MemeIntake;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.OrderCheck;
import org.memestream.ingest.RefusedOrderException;
import org.memestream.runtime.kafka.EventPublisher;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.runtime.kafka.TopicCreator;
import org.memestream.runtime.picture.UnacceptablePictureException;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.runtime.store.ObjectStores;
import org.memestream.schemas.MemeFailed;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.SchemaRegistry;

/** Kafka, registry and store for the runs of one job. Closed by whoever opened it. */
public final class BackfillConnection implements AutoCloseable {

  private static final String NAME = "backfill";
  private static final int BACKGROUND_THREADS = 2;
  private static final Duration POLL = Duration.ofMillis(200);

  /** How long after the deadline of a meme its outcome may take to come. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  private final BackfillConfig config;
  private final BackfillJob job;
  private final JobFolder folder;
  private final Clock clock;
  private final Deque<AutoCloseable> parts;
  private final KafkaClients clients;
  private final SchemaRegistry registry;
  private final MemeIntake intake;
  private final JobRecord record;

  private BackfillConnection(
      BackfillConfig config,
      BackfillJob job,
      JobFolder folder,
      Clock clock,
      Deque<AutoCloseable> parts)
      throws IOException {
    this.parts = parts;
    this.config = config;
    this.job = job;
    this.folder = folder;
    this.clock = clock;
    ObjectStore store = own(ObjectStores.open(config.store()));
    store.probe();
    this.registry =
        own(ConfluentRegistry.connect(config.registry().url(), config.registry().properties()));
    this.clients = new KafkaClients(config.kafka());
    try (Admin admin = clients.admin()) {
      new TopicCreator(admin, config.kafka())
          .createMissing(List.of(Topics.REQUESTED_BULK, Topics.FINISHED, Topics.FAILED));
    }
    ExecutorService background = Executors.newFixedThreadPool(BACKGROUND_THREADS);
    own(() -> end(background));
    EventPublisher publisher =
        own(new EventPublisher(clients.producer(NAME), registry, "/" + NAME, clock));
    this.intake =
        MemeIntake.repeatable(
            store, publisher, clients.bootstrapServers(), config.client(), background, clock);
    this.record = begun();
  }

  /**
   * Connects; notes where the topics of outcomes end when the job is new.
   *
   * @param folder of the job; stays open
   * @throws org.memestream.runtime.OutageException when store or Kafka do not answer
   * @throws org.memestream.schemas.serde.RegistryUnavailableException when the registry does not
   */
  public static BackfillConnection open(
      BackfillConfig config, BackfillJob job, JobFolder folder, Clock clock) throws IOException {
    Deque<AutoCloseable> parts = new ArrayDeque<>();
    try {
      return new BackfillConnection(config, job, folder, clock, parts);
    } catch (IOException | RuntimeException e) {
      close(parts);
      throw e;
    }
  }

  /** A run through the source, which is to be run once. */
  public BackfillRun run(BackfillSource source, RunLimits limits, BackfillProgress progress)
      throws IOException {
    folder.refused().begin();
    Semaphore decoding = new Semaphore(limits.decoders());
    return new BackfillRun(
        job,
        source,
        order -> take(accepted(order, decoding)),
        RunNotes.kept(folder),
        limits,
        progress);
  }

  /**
   * A run that sends nothing, writes nothing and needs nobody: it only checks each picture.
   *
   * @param root of all jobs; what an earlier run took is not checked again
   * @param refusals told of what would be refused
   */
  public static BackfillRun rehearsal(
      BackfillConfig config,
      BackfillJob job,
      Path root,
      BackfillSource source,
      RunLimits limits,
      BackfillProgress progress,
      Refusals refusals)
      throws IOException {
    RunNotes notes = RunNotes.dry(JobFolder.taken(root, job), refusals);
    OrderCheck check = new OrderCheck(config.client());
    Semaphore decoding = new Semaphore(limits.decoders());
    BackfillIntake intake =
        order -> {
          decoding.acquire();
          try {
            check.check(order);
          } finally {
            decoding.release();
          }
        };
    return new BackfillRun(job, source, intake, notes, limits, progress);
  }

  /**
   * Waits until all that the job took has ended, or must have.
   *
   * @param listener told now and then how far that is
   */
  public OutcomeCounts await(OutcomeListener listener) throws InterruptedException {
    long expected = folder.journal().taken();
    try (JobOutcomes outcomes =
        new JobOutcomes(
            reader(),
            new AvroSerde<>(registry, MemeFailed.class).deserializer(),
            job.prefix(),
            record.ends())) {
      Instant end = lastTaken().plus(config.backfill().deadline()).plus(GRACE);
      OutcomeCounts counts = outcomes.counts(expected);
      boolean more = true;
      while (counts.missing() > 0 && (more || clock.instant().isBefore(end))) {
        more = outcomes.read(POLL) > 0;
        counts = outcomes.counts(expected);
        listener.ended(counts);
      }
      return counts;
    }
  }

  /** Told how many memes have ended. */
  @FunctionalInterface
  public interface OutcomeListener {
    void ended(OutcomeCounts counts);
  }

  private Instant lastTaken() {
    try {
      return folder.lastTaken();
    } catch (IOException e) {
      return clock.instant();
    }
  }

  private AcceptedOrder accepted(MemeOrder order, Semaphore decoding)
      throws RefusedOrderException, UnacceptablePictureException, InterruptedException {
    decoding.acquire();
    try {
      return intake.accept(order);
    } finally {
      decoding.release();
    }
  }

  private void take(AcceptedOrder accepted) throws InterruptedException {
    try {
      intake.take(accepted).get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof CompletionException wrapped && wrapped.getCause() != null) {
        cause = wrapped.getCause();
      }
      throw cause instanceof RuntimeException known
          ? known
          : new IllegalStateException("the order was not sent", cause);
    }
  }

  private JobRecord begun() throws IOException {
    JobRecord known = folder.record().orElse(null);
    if (known != null) {
      return known;
    }
    // A job that lost its record may have outcomes anywhere.
    Map<TopicPartition, Long> ends = Map.of();
    if (folder.journal().taken() == 0) {
      try (Consumer<String, byte[]> reader = reader()) {
        ends = JobOutcomes.ends(reader);
      }
    }
    JobRecord begun = new JobRecord(job.source(), job.owner(), clock.instant(), ends);
    folder.keep(begun);
    return begun;
  }

  private Consumer<String, byte[]> reader() {
    return clients.reader(new ByteArrayDeserializer());
  }

  private <P extends AutoCloseable> P own(P part) {
    parts.push(part);
    return part;
  }

  private static void end(ExecutorService background) throws InterruptedException {
    background.shutdown();
    background.awaitTermination(2, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    close(parts);
  }

  private static void close(Deque<AutoCloseable> parts) {
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        throw new IllegalStateException("a part of the backfill does not close", e);
      }
    }
    parts.clear();
  }
}
