package org.memestream.embedded;

/** Another process listens on the port. */
public final class PortTakenException extends StartException {

  private final int port;

  PortTakenException(String what, int port, Throwable cause) {
    super(
        "Port %d for the %s is taken; stop what listens there, or choose another port"
            .formatted(port, what),
        cause);
    this.port = port;
  }

  /** The port that is taken. */
  public int port() {
    return port;
  }
}
