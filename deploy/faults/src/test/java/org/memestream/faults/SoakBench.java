package org.memestream.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.memestream.faults.Ledger.Outcomes;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.MemestreamClient;
import org.memestream.runtime.picture.SamplePictures;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.runtime.training.Progress;

/**
 * Many memes with generated captions, each on another picture, through all processes; nothing may
 * be lost, and the memory of each process is sampled every minute.
 *
 * <p>After {@code mvn package}: {@code java -cp "deploy/faults/target/test-classes:$(cat
 * deploy/faults/target/classpath)" org.memestream.faults.SoakBench FOLDER MEMES}. Writes {@code
 * soak.tsv}, {@code heap.png} and {@code resident.png} into the folder, which must not exist.
 */
public final class SoakBench {

  private static final String OWNER = "soak";
  private static final int UNDER_WAY = 64;
  private static final Duration DEADLINE = Duration.ofHours(1);

  private final Cluster cluster;
  private final int memes;
  private final AtomicLong ended = new AtomicLong();

  private SoakBench(Cluster cluster, int memes) {
    this.cluster = cluster;
    this.memes = memes;
  }

  /** Arguments: folder, number of memes. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectory(Path.of(arguments[0]).toAbsolutePath());
    try (Cluster cluster = Cluster.start(folder)) {
      new SoakBench(cluster, Integer.parseInt(arguments[1])).run(folder.resolve("soak.tsv"));
    }
  }

  private void run(Path table) throws Exception {
    List<ServiceProcess> processes = new ArrayList<>(cluster.services());
    processes.add(cluster.broker());
    processes.add(cluster.registry());
    MemoryLog memory = new MemoryLog(processes, table);
    ScheduledExecutorService sampling = Executors.newSingleThreadScheduledExecutor();
    long begin = System.nanoTime();
    try (Ledger ledger = Ledger.open(cluster)) {
      sampling.scheduleAtFixedRate(
          () -> memory.sample(since(begin), ended.get()), 0, 1, TimeUnit.MINUTES);
      submitAll();
      Duration took = since(begin);
      sampling.submit(() -> memory.sample(took, ended.get())).get();
      sampling.submit(memory::draw).get();
      tell(ledger.read(), took);
    } finally {
      sampling.shutdownNow();
    }
  }

  /** Returns when each has an outcome, whatever it is. */
  private void submitAll() throws InterruptedException {
    CountDownLatch left = new CountDownLatch(memes);
    try (MemestreamClient client = MemestreamClient.connect(cluster.clientConfig(UNDER_WAY));
        Progress progress = new Progress("soak", memes)) {
      for (int number = 0; number < memes; number++) {
        client
            .submit(order(number))
            .whenComplete(
                (meme, failure) -> {
                  progress.stepTo(ended.incrementAndGet());
                  left.countDown();
                });
      }
      left.await();
    }
  }

  /** Pictures of many sizes, so that hardly any is remembered. */
  private static MemeOrder order(int number) {
    byte[] picture = SamplePictures.jpeg(200 + number % 97, 150 + number % 89);
    return MemeOrder.of(picture)
        .id("%s-%06d".formatted(OWNER, number))
        .owner(OWNER)
        .label("monday morning")
        .seed((long) number)
        .deadline(DEADLINE)
        .build();
  }

  private void tell(Outcomes outcomes, Duration took) {
    try (ObjectStore store = cluster.openStore()) {
      new Invariant(outcomes).check(store, OWNER);
    }
    System.out.printf(
        Locale.ROOT,
        "asked for %d, requested %d, finished %d, failed %s in %.1f min, %.1f memes/s%n",
        memes,
        outcomes.requested().size(),
        outcomes.finished().size(),
        outcomes.failures(),
        took.toMillis() / 60e3,
        memes / (took.toMillis() / 1e3));
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
