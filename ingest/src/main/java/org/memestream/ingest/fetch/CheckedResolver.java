package org.memestream.ingest.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/**
 * Resolves names for the client, which connects to just these addresses: a name that resolves to
 * something else a moment later gains nothing. One address that is not allowed spoils all.
 */
final class CheckedResolver implements SocketAddressResolver {

  /** Looks names up. */
  interface Lookup {
    InetAddress[] all(String host) throws UnknownHostException;
  }

  private final AddressPolicy policy;
  private final Lookup lookup;
  private final Executor executor;

  /**
   * @param executor looks names up, which blocks
   */
  CheckedResolver(AddressPolicy policy, Lookup lookup, Executor executor) {
    this.policy = policy;
    this.lookup = lookup;
    this.executor = executor;
  }

  @Override
  public void resolve(
      String host,
      int port,
      Map<String, Object> context,
      Promise<List<InetSocketAddress>> promise) {
    executor.execute(
        () -> {
          try {
            promise.succeeded(addresses(host, port));
          } catch (UnknownHostException e) {
            promise.failed(new UnreachableUrlException("The name " + host + " is not known.", e));
          } catch (RuntimeException e) {
            promise.failed(e);
          }
        });
  }

  private List<InetSocketAddress> addresses(String host, int port) throws UnknownHostException {
    InetAddress[] all = lookup.all(host);
    if (!Stream.of(all).allMatch(policy::allows)) {
      // The address itself would tell a stranger how the network is laid out.
      throw new RefusedUrlException(
          "The host " + host + " is not on the public internet, so nothing is fetched from it.");
    }
    return Stream.of(all).map(address -> new InetSocketAddress(address, port)).toList();
  }
}
