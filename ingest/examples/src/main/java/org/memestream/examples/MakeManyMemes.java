package org.memestream.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.memestream.ingest.ClientConfig;
import org.memestream.ingest.FinishedMeme;
import org.memestream.ingest.MemeFailedException;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.MemestreamClient;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.schemas.Lane;

/**
 * Sends all photos of a folder on the bulk lane: {@code MakeManyMemes FOLDER}. The client holds the
 * next one back while as many are under way as {@code memestream.client.max-in-flight} says, so the
 * folder may be of any size. An id of one's own makes a repeat harmless.
 */
public final class MakeManyMemes {

  private MakeManyMemes() {}

  /**
   * @param arguments a folder
   */
  public static void main(String... arguments) throws Exception {
    ClientConfig config =
        new ConfigurationLoader()
            .load(ClientConfig.class, Optional.empty(), System.getenv(), Map.of());
    LongAdder finished = new LongAdder();
    LongAdder failed = new LongAdder();
    try (MemestreamClient client = MemestreamClient.connect(config);
        Stream<Path> photos = Files.list(Path.of(arguments[0]))) {
      List<CompletableFuture<Void>> ends =
          photos
              .filter(Files::isRegularFile)
              .map(photo -> client.submit(order(photo)))
              .map(meme -> meme.handle((done, failure) -> count(done, failure, finished, failed)))
              .toList();
      CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).join();
    }
    System.out.printf("%d finished, %d failed%n", finished.sum(), failed.sum());
  }

  private static MemeOrder order(Path photo) {
    try {
      return MemeOrder.of(Files.readAllBytes(photo))
          .id("examples-" + Integer.toHexString(photo.getFileName().toString().hashCode()))
          .owner("examples")
          .lane(Lane.BULK)
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + photo, e);
    }
  }

  private static Void count(
      FinishedMeme done, Throwable failure, LongAdder finished, LongAdder failed) {
    if (failure == null) {
      finished.increment();
    } else {
      failed.increment();
      String reason =
          failure instanceof MemeFailedException typed
              ? typed.reason() + ": " + typed.getMessage()
              : failure.toString();
      System.err.println(reason);
    }
    return null;
  }
}
