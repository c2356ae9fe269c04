package org.memestream.renderer.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.memestream.schemas.MemeFinished;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.RegistryUnavailableException;
import org.memestream.schemas.serde.SchemaRegistry;

class ThreadFailuresTest {
  private static final Duration PERIOD = Duration.ofMinutes(10);

  private Instant now = Instant.parse("2026-11-01T12:00:00Z");
  private final Clock clock = new AdjustableClock();
  private final ThreadFailures failures = new ThreadFailures(2, PERIOD, Duration.ZERO, clock);

  @Test
  void threadsAreReplacedUpToTheLimit() {
    assertThat(failures.handle(new StreamsException("a"))).isEqualTo(REPLACE_THREAD);
    assertThat(failures.handle(new StreamsException("b"))).isEqualTo(REPLACE_THREAD);
    assertThat(failures.handle(new StreamsException("c"))).isEqualTo(SHUTDOWN_CLIENT);
  }

  @Test
  void failuresOfLongAgoDoNotCount() {
    failures.handle(new StreamsException("a"));
    failures.handle(new StreamsException("b"));
    now = now.plus(PERIOD).plusMillis(1);

    assertThat(failures.handle(new StreamsException("c"))).isEqualTo(REPLACE_THREAD);
  }

  @Test
  void outagesOfTheRegistryNeverCount() {
    for (int i = 0; i < 10; i++) {
      assertThat(failures.handle(new StreamsException("x", outage()))).isEqualTo(REPLACE_THREAD);
    }
  }

  @Test
  void errorsOfTheMachineStopAtOnce() {
    assertThat(failures.handle(new OutOfMemoryError())).isEqualTo(SHUTDOWN_CLIENT);
  }

  /** Streams throws the failure once more, on a thread of a process that ends with any thread. */
  @Test
  void theEndOfAThreadThatIsReplacedIsNobodysBusiness() throws InterruptedException {
    AtomicReference<Throwable> uncaught = new AtomicReference<>();
    ThreadGroup process =
        new ThreadGroup("process") {
          @Override
          public void uncaughtException(Thread thread, Throwable failure) {
            uncaught.set(failure);
          }
        };
    Thread thread =
        new Thread(
            process,
            () -> {
              StreamsException failure = new StreamsException("a");
              failures.handle(failure);
              throw failure;
            });
    thread.start();
    thread.join();

    assertThat(uncaught).hasNullValue();
  }

  /** A registry that nobody listens as. */
  private static RegistryUnavailableException outage() {
    Map<String, String> hasty = Map.of("max.retries", "0");
    try (SchemaRegistry registry = ConfluentRegistry.connect("http://127.0.0.1:1", hasty)) {
      registry.register("any-value", MemeFinished.getClassSchema());
      throw new AssertionError("there is a registry on port 1");
    } catch (RegistryUnavailableException e) {
      return e;
    }
  }

  private final class AdjustableClock extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
