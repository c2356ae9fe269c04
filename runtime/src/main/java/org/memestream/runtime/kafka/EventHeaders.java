package org.memestream.runtime.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The headers of an event, after the Kafka binding of CloudEvents 1.0 (binary mode), and the W3C
 * trace context of what led to it.
 *
 * @param id distinguishes the event among those of its source
 * @param type what happened: the record's full name
 * @param source who says so, as a URI reference
 * @param time when it happened
 * @param traceparent trace that it belongs to
 */
public record EventHeaders(
    String id, String type, String source, Instant time, Optional<String> traceparent) {

  /** Name of the header that carries the trace context. */
  public static final String TRACEPARENT = "traceparent";

  public EventHeaders {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(traceparent, "traceparent");
  }

  /** The trace context in headers that were read, if there is any. */
  public static Optional<String> traceparent(Headers headers) {
    Header header = headers.lastHeader(TRACEPARENT);
    return Optional.ofNullable(header)
        .map(Header::value)
        .map(value -> new String(value, StandardCharsets.UTF_8));
  }

  /** The headers to send. */
  public Headers toHeaders() {
    Headers headers = new RecordHeaders();
    add(headers, "ce_specversion", "1.0");
    add(headers, "ce_id", id);
    add(headers, "ce_type", type);
    add(headers, "ce_source", source);
    add(headers, "ce_time", time.toString());
    traceparent.ifPresent(value -> add(headers, TRACEPARENT, value));
    return headers;
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
