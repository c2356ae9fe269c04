package org.memestream.renderer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.memestream.runtime.telemetry.Latency;
import org.memestream.schemas.Degradation;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.MemeFailed;
import org.memestream.schemas.MemeFinished;
import org.memestream.schemas.Origin;
import org.memestream.schemas.Stage;

/**
 * How memes end, as meters {@code memestream.memes*} and {@code memestream.meme.time}. What a
 * transaction did that is rolled back and repeated is counted twice. Thread-safe.
 */
final class AssemblyMetrics {

  private static final String FAILED = "memestream.memes.failed";
  private static final String DEGRADED = "memestream.memes.degraded";

  private final MeterRegistry meters;
  private final Counter finished;
  private final Counter failed;
  private final Counter deadLetters;

  AssemblyMetrics(MeterRegistry meters) {
    this.meters = meters;
    this.finished = meters.counter("memestream.memes", "outcome", "finished");
    this.failed = meters.counter("memestream.memes", "outcome", "failed");
    this.deadLetters = meters.counter("memestream.dead.letters", "stage", word(Stage.ASSEMBLY));
    // Those that an alert looks for are there from the start, so that the first is seen to rise.
    for (Stage stage : List.of(Stage.CAPTION, Stage.FACE_TRANSFER, Stage.RENDER)) {
      missed(FAILED, stage, FailureReason.DEADLINE_EXCEEDED);
      missed(DEGRADED, stage, FailureReason.DEADLINE_EXCEEDED);
    }
  }

  void finished(MemeFinished meme) {
    finished.increment();
    took("finished", meme.getOrigin(), meme.getRequestedAt(), meme.getFinishedAt());
    for (Degradation degradation : meme.getDegradations()) {
      missed(DEGRADED, degradation.getStage(), degradation.getReason()).increment();
    }
  }

  void failed(MemeFailed meme) {
    failed.increment();
    took("failed", meme.getOrigin(), meme.getRequestedAt(), meme.getFailedAt());
    missed(FAILED, meme.getStage(), meme.getReason()).increment();
  }

  void deadLetter() {
    deadLetters.increment();
  }

  private void took(String outcome, Origin origin, Instant requested, Instant ended) {
    Duration time = Duration.between(requested, ended);
    // Clocks of two machines may differ.
    Latency.timer(
            meters, "memestream.meme.time", Tags.of("outcome", outcome, "origin", word(origin)))
        .record(time.isNegative() ? Duration.ZERO : time);
  }

  private Counter missed(String name, Stage stage, FailureReason reason) {
    return meters.counter(name, "stage", word(stage), "reason", word(reason));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
