package org.memestream.ingest.gateway;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * What the gateway says of itself: {@code openapi.json}, written by hand and held true by tests.
 */
final class Description {

  private static final String FILE = "openapi.json";

  private final byte[] document;

  Description() {
    try (InputStream in = Description.class.getResourceAsStream(FILE)) {
      document = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }

  /** {@code GET /openapi.json}. */
  void answer(Context context, String nobody) {
    context.header("Cache-Control", "no-cache").contentType("application/json").result(document);
  }
}
