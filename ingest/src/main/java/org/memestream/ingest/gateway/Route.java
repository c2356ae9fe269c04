package org.memestream.ingest.gateway;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;

/**
 * Something that is answered.
 *
 * @param method HTTP method
 * @param path with the names of its variables in braces
 * @param kind who may ask, and against which quota it counts
 * @param handler answers
 */
record Route(HandlerType method, String path, Kind kind, Handler handler) {

  /** The methods that are answered: what can be had can be asked about. */
  List<HandlerType> methods() {
    return method == HandlerType.GET && kind != Kind.STREAM
        ? List.of(HandlerType.GET, HandlerType.HEAD)
        : List.of(method);
  }

  /** Who may ask. */
  enum Kind {
    /** Anybody, who is not told anything that is somebody's. */
    PUBLIC,
    /** An owner. */
    OWNED,
    /** An owner who stays. */
    STREAM,
    /** An owner who sends a picture. */
    UPLOAD
  }

  /** Answers for a caller. */
  @FunctionalInterface
  interface Handler {
    /**
     * @param owner who asks; empty text for {@link Kind#PUBLIC}
     */
    void answer(Context context, String owner) throws Exception;
  }
}
