package org.memestream.local.folder;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;

/**
 * Where a running stack can be reached.
 *
 * @param pid its process
 * @param bootstrapServers Kafka's address
 * @param registry address of the schema registry
 * @param http address of health and metrics
 * @param web address of the web page and the HTTP API
 * @param startedAt when it became ready
 */
public record StackState(
    long pid, String bootstrapServers, URI registry, URI http, URI web, Instant startedAt) {

  public StackState {
    if (pid <= 0) {
      throw new IllegalArgumentException("a process id is above zero, not " + pid);
    }
    Objects.requireNonNull(bootstrapServers, "bootstrapServers");
    Objects.requireNonNull(registry, "registry");
    Objects.requireNonNull(http, "http");
    Objects.requireNonNull(web, "web");
    Objects.requireNonNull(startedAt, "startedAt");
  }
}
