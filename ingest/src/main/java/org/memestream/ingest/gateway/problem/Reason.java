package org.memestream.ingest.gateway.problem;

/**
 * Why the gateway itself refuses a request. Beside these there are the names of {@link
 * org.memestream.schemas.FailureReason} and {@link org.memestream.runtime.picture.PictureProblem}.
 */
public enum Reason {
  /** The body is not what its content type says, or was cut off. */
  MALFORMED_BODY(400),
  /** The request as a whole makes no sense. */
  MALFORMED_REQUEST(400),
  /** No token, or none that is known. */
  UNAUTHENTICATED(401),
  /** A page of another site asks, or the gateway is addressed by a name that is not its own. */
  FOREIGN_ORIGIN(403),
  /** A message does not come from who shares the secret. */
  BAD_SIGNATURE(403),
  /** There is no such thing, or it is another's. */
  NOT_FOUND(404),
  /** The method is not answered at this path. */
  METHOD_NOT_ALLOWED(405),
  /** The body did not come in time. */
  BODY_TOO_SLOW(408),
  /** The same key is being worked on right now. */
  IN_PROGRESS(409),
  /** The picture has been removed since. */
  GONE(410),
  /** The body, or a picture in it, is too large. */
  BODY_TOO_LARGE(413),
  /** The body is of a type that is not read. */
  UNSUPPORTED_MEDIA_TYPE(415),
  /** No part of the file is asked for. */
  RANGE_NOT_SATISFIABLE(416),
  /** A field has a value that is not allowed. */
  INVALID_FIELD(422),
  /** There is no such field. */
  UNKNOWN_FIELD(422),
  /** The key was used for another request before. */
  KEY_REUSED(422),
  /** The address of a picture is not fetched from. */
  URL_REFUSED(422),
  /** Nothing came from the address of a picture. */
  URL_UNREACHABLE(422),
  /** The owner asks too often. */
  TOO_MANY_REQUESTS(429),
  /** The owner sends too much at once. */
  TOO_MANY_UPLOADS(429),
  /** A defect; the log says more. */
  INTERNAL(500),
  /** Kafka, the registry or the store do not answer, or there is no room. */
  UNAVAILABLE(503);

  private final int status;

  Reason(int status) {
    this.status = status;
  }

  /** The HTTP status that goes with it. */
  public int status() {
    return status;
  }
}
