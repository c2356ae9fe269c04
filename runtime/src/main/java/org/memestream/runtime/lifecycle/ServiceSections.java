package org.memestream.runtime.lifecycle;

import java.util.Set;

/**
 * Sections of a configuration file that belong to one service each. A service knows its own and
 * passes over the others, so that one file can configure all.
 */
final class ServiceSections {

  static final Set<String> ALL =
      Set.of(
          "worker",
          "gateway",
          "ingest",
          "captioner",
          "face-transfer",
          "renderer",
          "assembly",
          "client",
          "retention",
          "erasure",
          "feed",
          "backfill");

  private ServiceSections() {}
}
