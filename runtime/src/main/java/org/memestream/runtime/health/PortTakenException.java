package org.memestream.runtime.health;

/** Somebody else listens on the port. */
public final class PortTakenException extends RuntimeException {

  /**
   * @param host address
   * @param port port that is taken
   * @param key setting that says another
   * @param cause what the system said
   */
  public PortTakenException(String host, int port, String key, Throwable cause) {
    super(
        "port %d on %s is taken; stop what listens there or set %s to another (0 takes a free one)"
            .formatted(port, host, key),
        cause);
  }
}
