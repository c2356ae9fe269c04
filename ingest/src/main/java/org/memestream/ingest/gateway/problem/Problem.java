package org.memestream.ingest.gateway.problem;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What is wrong, after RFC 9457.
 *
 * @param status HTTP status
 * @param reason typed, in upper case
 * @param detail a sentence for a person
 * @param retryAfter when another try makes sense; empty when it does not, or nobody knows
 */
public record Problem(int status, String reason, String detail, Optional<Duration> retryAfter) {

  /** The media type of the document. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(retryAfter, "retryAfter");
  }

  /** A problem of the gateway's own. */
  public static Problem of(Reason reason, String detail) {
    return new Problem(reason.status(), reason.name(), detail, Optional.empty());
  }

  /** The same, to be tried again after a while. */
  public Problem after(Duration pause) {
    return new Problem(status, reason, detail, Optional.of(pause));
  }

  /** The exception that carries it to whoever answers. */
  public ProblemException exception() {
    return new ProblemException(this);
  }

  /** The document. */
  public String json() {
    String words = reason.toLowerCase(Locale.ROOT);
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("type", "urn:memestream:problem:" + words.replace('_', '-'));
    node.put(
        "title", Character.toUpperCase(words.charAt(0)) + words.substring(1).replace('_', ' '));
    node.put("status", status);
    node.put("detail", detail);
    node.put("reason", reason);
    return node.toString();
  }
}
