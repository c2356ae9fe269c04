package org.memestream.ingest.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.ingest.ClientSettings;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.OrderCheck;
import org.memestream.ingest.fetch.UnreachableUrlException;
import org.memestream.runtime.OutageException;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.picture.SamplePictures;
import org.memestream.schemas.Lane;
import org.memestream.schemas.Origin;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class BackfillRunTest {

  private static final BackfillJob JOB =
      new BackfillJob("ada", "/photos", "", Wishes.NONE, LabelSource.Column.USUAL);

  @TempDir private Path folder;
  private final Queue<MemeOrder> orders = new ConcurrentLinkedQueue<>();
  private final AtomicInteger outages = new AtomicInteger();
  private final Progress progress = new Progress();

  @Test
  void takesEachPictureOnceInTheBulkLane() throws Exception {
    BackfillSummary first = run(new Given(5), limits(Double.POSITIVE_INFINITY));
    BackfillSummary second = run(new Given(7), limits(Double.POSITIVE_INFINITY));

    assertThat(first.taken()).isEqualTo(5);
    assertThat(second.taken()).isEqualTo(2);
    assertThat(second.takenBefore()).isEqualTo(5);
    assertThat(orders).extracting(order -> order.id().orElseThrow()).doesNotHaveDuplicates();
    assertThat(orders)
        .allSatisfy(
            order -> {
              assertThat(order.id().orElseThrow()).startsWith(JOB.prefix()).hasSize(50);
              assertThat(order.lane()).isEqualTo(Lane.BULK);
              assertThat(order.origin()).isEqualTo(Origin.BACKFILL);
              assertThat(order.owner()).isEqualTo("ada");
            });
    assertThat(progress.total).hasValue(7);
  }

  @Test
  void whatIsRefusedIsListedAndTriedAgain() throws Exception {
    Given source = new Given(3);
    source.broken.add(1);

    BackfillSummary first = run(source, limits(Double.POSITIVE_INFINITY));

    assertThat(first.taken()).isEqualTo(2);
    assertThat(first.refused()).containsEntry("NOT_FOUND", 1L).containsEntry("BAD_LINE", 1L);
    assertThat(Files.readAllLines(JobFolder.of(folder, JOB).resolve("refused.tsv")))
        .contains("place\uFFFD1\tNOT_FOUND\tgone");
    source.broken.clear();
    assertThat(run(source, limits(Double.POSITIVE_INFINITY)).taken()).isEqualTo(1);
  }

  @Test
  void waitsForAnOutageToEnd() throws Exception {
    outages.set(3);
    assertThat(run(new Given(4), limits(Double.POSITIVE_INFINITY)).taken()).isEqualTo(4);
    assertThat(progress.waited).hasPositiveValue();
  }

  @Test
  void anOutageThatLastsEndsTheRunAndAnotherGoesOn() throws Exception {
    outages.set(Integer.MAX_VALUE);
    RunLimits impatient =
        new RunLimits(2, 2, Double.POSITIVE_INFINITY, Duration.ofDays(1), Duration.ZERO);
    assertThatThrownBy(() -> run(new Given(1000), impatient)).isInstanceOf(OutageException.class);
    outages.set(0);
    assertThat(run(new Given(10), impatient).taken()).isEqualTo(10);
  }

  @Test
  void triesAnAddressAFewTimes() throws Exception {
    Given source = new Given(1);
    source.unreachable = 1;
    assertThat(run(source, limits(Double.POSITIVE_INFINITY)).taken()).isEqualTo(1);

    Given dead = new Given(2);
    dead.unreachable = 99;
    assertThat(run(dead, limits(Double.POSITIVE_INFINITY)).refused())
        .containsEntry("URL_UNREACHABLE", 1L);
  }

  @Test
  void holdsFewPicturesAtATime() throws Exception {
    Given source = new Given(500);
    run(source, limits(Double.POSITIVE_INFINITY));
    assertThat(source.mostShownAhead()).isLessThanOrEqualTo(2 * 2 + 2);
  }

  @Test
  void keepsToARate() throws Exception {
    long begin = System.nanoTime();
    run(new Given(21), limits(40));
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isBetween(Duration.ofMillis(480), Duration.ofSeconds(10));
  }

  @Test
  void aRehearsalChecksAndWritesNothing() throws Exception {
    Path photos = Files.createDirectories(folder.resolve("photos"));
    Files.write(photos.resolve("good.jpg"), SamplePictures.jpeg(64, 48));
    Files.write(photos.resolve("bad.jpg"), "no picture".getBytes(StandardCharsets.UTF_8));
    Queue<String> told = new ConcurrentLinkedQueue<>();
    OrderCheck check = new OrderCheck(ConfigurationLoader.group(ClientSettings.class, Map.of()));
    Path root = folder.resolve("jobs");
    try (FolderSource source = new FolderSource(photos, LabelSource.Column.USUAL, 1_000_000)) {
      RunNotes notes =
          RunNotes.dry(
              JobFolder.taken(root, JOB), (place, reason, sentence) -> told.add(place + reason));
      BackfillSummary summary =
          new BackfillRun(
                  JOB, source, check::check, notes, limits(Double.POSITIVE_INFINITY), progress)
              .run();
      assertThat(summary.taken()).isEqualTo(1);
      assertThat(told).containsExactly("bad.jpgNOT_A_PICTURE");
      assertThat(root).doesNotExist();
    }
  }

  private BackfillSummary run(Given source, RunLimits limits) throws Exception {
    try (JobFolder kept = JobFolder.open(folder, JOB)) {
      kept.refused().begin();
      BackfillIntake intake =
          order -> {
            if (outages.get() > 0 && outages.getAndDecrement() > 0) {
              throw new OutageException("Kafka is away", null) {};
            }
            orders.add(order);
            source.done.incrementAndGet();
          };
      return new BackfillRun(JOB, source, intake, RunNotes.kept(kept), limits, progress).run();
    }
  }

  private static RunLimits limits(double perSecond) {
    return new RunLimits(2, 2, perSecond, Duration.ofDays(1), Duration.ofMinutes(1));
  }

  /** So many pictures; some cannot be read, and each tells a line that is none. */
  private static final class Given implements BackfillSource {

    private final int count;
    private final Set<Integer> broken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger shown = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger ahead = new AtomicInteger();
    private volatile int unreachable;

    private Given(int count) {
      this.count = count;
    }

    @Override
    public String name() {
      return "/photos";
    }

    @Override
    public long count() {
      return count;
    }

    @Override
    public void visit(Visitor visitor) throws InterruptedException {
      for (int i = 0; i < count; i++) {
        int number = i;
        ahead.accumulateAndGet(shown.incrementAndGet() - done.get(), Math::max);
        visitor.item(
            new BackfillItem(
                List.of("photo", Integer.toString(i)),
                "place\n" + i,
                "photo " + i,
                () -> read(number),
                Wishes.NONE));
      }
      if (!broken.isEmpty()) {
        visitor.refused("line 9", ItemProblem.BAD_LINE, "no line");
      }
    }

    private byte[] read(int number) throws UnreadableItemException {
      if (broken.contains(number)) {
        throw new UnreadableItemException(ItemProblem.NOT_FOUND, "gone");
      }
      if (unreachable > 0) {
        unreachable--;
        throw new UnreachableUrlException("nothing came", null);
      }
      return new byte[] {1};
    }

    private int mostShownAhead() {
      return ahead.get();
    }
  }

  private static final class Progress implements BackfillProgress {

    private final AtomicLong total = new AtomicLong();
    private final AtomicInteger waited = new AtomicInteger();

    @Override
    public void total(long pictures) {
      total.set(pictures);
    }

    @Override
    public void done() {}

    @Override
    public void waiting(String sentence) {
      waited.incrementAndGet();
    }
  }
}
