package org.memestream.renderer;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.memestream.renderer.assembly.Emission;
import org.memestream.runtime.kafka.EventHeaders;
import org.memestream.schemas.Topic;
import org.memestream.schemas.Topics;

/** Sends what the assembly says to the sink that it belongs to, and counts outcomes. */
final class EmissionSinks {
  static final String ASSEMBLED = "assembled-sink";
  static final String ASSEMBLED_BULK = "assembled-bulk-sink";
  static final String FINISHED = "finished-sink";
  static final String FAILED = "failed-sink";
  static final String STATUS = "status-sink";

  private static final String SOURCE = "assembly";

  private final AssemblyMetrics metrics;

  EmissionSinks(AssemblyMetrics metrics) {
    this.metrics = metrics;
  }

  /** For one meme, at one time and as part of one trace, if there is one. */
  record Occasion(String memeId, Instant now, Optional<String> traceparent) {}

  void send(
      ProcessorContext<String, SpecificRecord> context, Occasion occasion, Emission emission) {
    if (emission instanceof Emission.Assembled assembled) {
      switch (assembled.event().getLane()) {
        case INTERACTIVE ->
            forward(context, occasion, assembled.event(), Topics.ASSEMBLED, ASSEMBLED);
        case BULK ->
            forward(context, occasion, assembled.event(), Topics.ASSEMBLED_BULK, ASSEMBLED_BULK);
      }
    } else if (emission instanceof Emission.Finished outcome) {
      forward(context, occasion, outcome.event(), Topics.FINISHED, FINISHED);
      metrics.finished(outcome.event());
    } else if (emission instanceof Emission.Failed outcome) {
      forward(context, occasion, outcome.event(), Topics.FAILED, FAILED);
      metrics.failed(outcome.event());
    } else if (emission instanceof Emission.Status status) {
      forward(context, occasion, status.event(), Topics.STATUS, STATUS);
    } else if (emission instanceof Emission.StatusRemoved) {
      forward(context, occasion, null, Topics.STATUS, STATUS);
    }
  }

  private static <V extends SpecificRecord> void forward(
      ProcessorContext<String, SpecificRecord> context,
      Occasion occasion,
      V event,
      Topic<V> topic,
      String sink) {
    Instant now = occasion.now();
    EventHeaders headers =
        new EventHeaders(
            UUID.randomUUID().toString(),
            topic.schema().getFullName(),
            SOURCE,
            now,
            occasion.traceparent());
    context.forward(
        new Record<>(occasion.memeId(), event, now.toEpochMilli(), headers.toHeaders()), sink);
  }
}
