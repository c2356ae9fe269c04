package org.memestream.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Which port one part of the stack listens on: the asked one or none at all; otherwise the one it
 * had when it was last killed, so that clients find it again, or the usual one, or a free one.
 *
 * @param part what listens, for messages
 * @param last the port of a stack that did not end in order
 * @param usual the port that is taken when nobody asks for another
 * @param asked the port that was asked for
 * @param option how to ask for a port
 */
record PortChoice(String part, OptionalInt last, int usual, OptionalInt asked, String option) {

  private static final int FREE_PORTS = 5;

  PortChoice {
    if (asked.isPresent() && (asked.getAsInt() < 1 || asked.getAsInt() > 65535)) {
      throw new IllegalArgumentException(
          option + " takes a port from 1 to 65535, not " + asked.getAsInt());
    }
  }

  /** Starts to listen. */
  interface Opening<P> {

    /**
     * @throws org.memestream.embedded.PortTakenException when somebody else has the port
     * @throws org.memestream.runtime.health.PortTakenException likewise
     */
    P on(int port);
  }

  /**
   * Listens on the first port that can be had, also when another program is quicker.
   *
   * @throws PortTakenException when the asked one cannot be had
   */
  <P> P open(Opening<P> opening) {
    RuntimeException taken = null;
    for (int port : candidates().toArray()) {
      try {
        if (free(port)) {
          return opening.on(port);
        }
      } catch (org.memestream.embedded.PortTakenException
          | org.memestream.runtime.health.PortTakenException e) {
        taken = e;
      }
    }
    throw asked.isPresent() || taken == null ? new PortTakenException(this) : taken;
  }

  private IntStream candidates() {
    if (asked.isPresent()) {
      return asked.stream();
    }
    return IntStream.concat(
        IntStream.concat(last.stream(), IntStream.of(usual)),
        IntStream.generate(PortChoice::any).limit(FREE_PORTS));
  }

  private static boolean free(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int any() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("this machine has no free port left", e);
    }
  }
}
