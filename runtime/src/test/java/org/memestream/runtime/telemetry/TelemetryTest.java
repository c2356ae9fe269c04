package org.memestream.runtime.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TelemetryTest {

  @Test
  void leavesOutWhatKafkaMeasuresOfSingleParts() {
    try (Telemetry telemetry = Telemetry.of("assembly")) {
      telemetry.registry().counter("kafka.stream.thread.commit", "thread.id", "one").increment();
      telemetry.registry().counter("kafka.stream.task.process", "task.id", "0_1").increment();
      telemetry.registry().counter("memestream.other", "topic", "memes.requested").increment();

      assertThat(telemetry.scrape())
          .contains("kafka_stream_thread_commit_total", "memestream_other_total")
          .doesNotContain("kafka_stream_task");
    }
  }

  @Test
  void tellsWhetherTheProcessCanWork() {
    AtomicBoolean ready = new AtomicBoolean(true);
    try (Telemetry telemetry = Telemetry.of("captioner")) {
      telemetry.watch(ready::get);

      assertThat(telemetry.scrape()).contains("memestream_ready{service=\"captioner\"} 1.0");
      ready.set(false);
      assertThat(telemetry.scrape()).contains("memestream_ready{service=\"captioner\"} 0.0");
    }
  }

  @Test
  void timersOfLatencyHaveBuckets() {
    try (Telemetry telemetry = Telemetry.of("captioner")) {
      Latency.timer(telemetry.registry(), "memestream.some.time", Tags.empty())
          .record(Duration.ofMillis(7));

      assertThat(telemetry.scrape())
          .contains("memestream_some_time_seconds_bucket{service=\"captioner\",le=\"0.005\"} 0")
          .contains("memestream_some_time_seconds_bucket{service=\"captioner\",le=\"0.01\"} 1");
    }
  }
}
