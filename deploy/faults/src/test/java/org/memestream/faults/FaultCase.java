package org.memestream.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.memestream.faults.Ledger.Outcomes;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.schemas.DeadLetter;
import org.memestream.schemas.MemeFailed;

/**
 * One fault under one load: begin, {@link #awaitUnderWay}, do the damage, say when it is {@link
 * #over}, and {@link #verify}. Becomes a row of the table. For one thread.
 */
final class FaultCase implements AutoCloseable {

  /** How long all of it may take on a machine that is busy with other things. */
  private static final Duration PATIENCE = Duration.ofMinutes(8);

  private static final Duration GLANCE = Duration.ofMillis(250);

  private final Cluster cluster;
  private final String fault;
  private final FaultTable table;
  private final Ledger ledger;
  private final Load load;
  private final List<Supplier<String>> story = new ArrayList<>();
  private Set<String> requestedBefore = Set.of();
  private long overNanos;

  private FaultCase(Cluster cluster, String fault, FaultTable table, Ledger ledger, Load load) {
    this.cluster = cluster;
    this.fault = fault;
    this.table = table;
    this.ledger = ledger;
    this.load = load;
  }

  /** Begins with memes that are ordered by the producer library. */
  static FaultCase begin(Cluster cluster, String fault, int memes, double perSecond) {
    String owner = fault.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return begin(
        cluster, fault, new ClientSubmitter(cluster, owner, new Orders()::order), memes, perSecond);
  }

  /** Begins with memes that come in another way. */
  static FaultCase begin(
      Cluster cluster, String fault, Submitter submitter, int memes, double perSecond) {
    return new FaultCase(
        cluster,
        fault,
        FaultTable.ofThisRun(),
        Ledger.open(cluster),
        Load.begin(submitter, memes, perSecond));
  }

  Ledger ledger() {
    return ledger;
  }

  Load load() {
    return load;
  }

  /** Waits until memes end, and lets more come. */
  FaultCase awaitUnderWay() {
    await("memes end")
        .atMost(PATIENCE)
        .pollInterval(GLANCE)
        .until(() -> ledger.ended().size() >= load.memes() / 10);
    load.goOn();
    return this;
  }

  /** The fault is over, or was over as soon as it began: from now on the recovery counts. */
  FaultCase over() {
    overNanos = System.nanoTime();
    requestedBefore = ledger.requested();
    return this;
  }

  /** Adds what the metrics said to the row. */
  FaultCase tell(String sentence) {
    return tellAtTheEnd(() -> sentence);
  }

  /** Adds what the metrics say when all is over. */
  FaultCase tellAtTheEnd(Supplier<String> sentence) {
    story.add(sentence);
    return this;
  }

  /**
   * Waits until all that was asked for has ended, and checks that each meme ended once, that the
   * store holds what was announced and nothing else, and that every process is well again.
   */
  Outcomes verify() {
    load.goOn();
    Duration recovery = recovery();
    Load.Answers answers = load.awaitAnswers();
    await("all that was taken has ended")
        .atMost(PATIENCE)
        .pollInterval(GLANCE)
        .failFast(this::checkAlive)
        .until(() -> new HashSet<>(ledger.ended()).containsAll(taken(answers)));
    awaitNothingWaits();
    Outcomes outcomes = ledger.read();
    assertThat(outcomes.requested())
        .as("what was taken was requested")
        .containsAll(answers.taken());
    try (ObjectStore store = cluster.openStore()) {
      new Invariant(outcomes).check(store, load.owner());
    }
    checkHealth();
    table.add(row(recovery, answers, outcomes));
    return outcomes;
  }

  /** Whatever breaks around it, no process ends by itself. */
  private void checkAlive() {
    for (ServiceProcess service : cluster.services()) {
      assertThat(service.isAlive()).as("%s lives, see %s", service.name(), service.log()).isTrue();
    }
  }

  private Set<String> taken(Load.Answers answers) {
    return Stream.concat(answers.taken().stream(), ledger.requested().stream())
        .collect(Collectors.toSet());
  }

  private Duration recovery() {
    await("what was requested before the fault was over has ended")
        .atMost(PATIENCE)
        .pollInterval(GLANCE)
        .failFast(this::checkAlive)
        .until(() -> new HashSet<>(ledger.ended()).containsAll(requestedBefore));
    return Duration.ofNanos(System.nanoTime() - overNanos);
  }

  /** Repeats that would lead to second outcomes have been read by then. */
  private void awaitNothingWaits() {
    try (Admin admin = cluster.clients().admin()) {
      Backlog backlog = new Backlog(admin);
      await("nothing waits in any topic")
          .atMost(PATIENCE)
          .pollInterval(GLANCE)
          .untilAsserted(
              () ->
                  assertThat(backlog.records())
                      .allSatisfy((group, lag) -> assertThat(lag).isZero()));
    }
  }

  private void checkHealth() {
    cluster.awaitReady();
    for (String worker : List.of("captioner", "face-transfer", "renderer")) {
      Metrics metrics = cluster.service(worker).metrics();
      assertThat(metrics.sum("memestream_worker_outage")).as("%s is out", worker).isZero();
      assertThat(metrics.sum("memestream_worker_in_flight")).as("%s works", worker).isZero();
      assertThat(metrics.sum("memestream_worker_deaths")).as("suspects of %s", worker).isZero();
    }
  }

  private FaultTable.Row row(Duration recovery, Load.Answers answers, Outcomes outcomes) {
    return new FaultTable.Row(
        fault,
        load.memes(),
        answers.refusals().size(),
        outcomes.requested().size(),
        outcomes.finished().size(),
        outcomes.failures(),
        distinct(outcomes.deadLetters()),
        recovery,
        story.stream().map(Supplier::get).collect(Collectors.joining("; ")));
  }

  private static int distinct(List<DeadLetter> letters) {
    return (int)
        letters.stream()
            .map(letter -> letter.getTopic() + letter.getPartition() + "-" + letter.getOffset())
            .distinct()
            .count();
  }

  /** Failures of a kind that the fault explains. */
  static Set<String> reasons(Outcomes outcomes) {
    return outcomes.failed().values().stream()
        .flatMap(List::stream)
        .map(MemeFailed::getReason)
        .map(Enum::name)
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    load.close();
    ledger.close();
  }
}
