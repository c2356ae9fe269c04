package org.memestream.ingest.gateway.access;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.memestream.ingest.gateway.problem.Problem;
import org.memestream.ingest.gateway.problem.Reason;

/**
 * Keeps pages of other sites from driving a gateway that asks for no token. It must be addressed by
 * a name of this machine, so that no foreign name that points here (DNS rebinding) gets an answer;
 * and where a browser says that another page asks, it gets none either.
 */
public final class LocalGuard {

  private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");

  /** Whether an address to listen on is this machine's alone. */
  public static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /**
   * Refuses a request to a name that is not this machine's own.
   *
   * @param host the header {@code Host}, or null
   * @throws org.memestream.ingest.gateway.problem.ProblemException with {@link
   *     Reason#FOREIGN_ORIGIN}
   */
  public void checkHost(String host) {
    if (!OWN_NAMES.contains(name(String.valueOf(host)))) {
      throw refused(
          "This gateway works without tokens, so it is reached by the names localhost, 127.0.0.1"
              + " and [::1] only.");
    }
  }

  /**
   * Refuses what a page of another site asks.
   *
   * @param origin the header {@code Origin}, or null
   * @param fetchSite the header {@code Sec-Fetch-Site}, or null
   * @param host the header {@code Host}
   * @throws org.memestream.ingest.gateway.problem.ProblemException with {@link
   *     Reason#FOREIGN_ORIGIN}
   */
  public void checkPage(String origin, String fetchSite, String host) {
    boolean ownOrigin =
        origin == null
            || authority(origin).filter(authority -> authority.equalsIgnoreCase(host)).isPresent();
    boolean ownPage = fetchSite == null || OWN_PAGES.contains(fetchSite);
    if (!ownOrigin || !ownPage) {
      throw refused("A page of another site may not use this gateway.");
    }
  }

  private static String name(String host) {
    int port = host.lastIndexOf(':');
    boolean hasPort = port > host.lastIndexOf(']');
    return (hasPort ? host.substring(0, port) : host).toLowerCase(Locale.ROOT);
  }

  private static Optional<String> authority(String origin) {
    try {
      return Optional.ofNullable(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static RuntimeException refused(String sentence) {
    return Problem.of(Reason.FOREIGN_ORIGIN, sentence).exception();
  }
}
