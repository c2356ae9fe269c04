package org.memestream.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * Loopback sockets, bound before the broker is configured: its ports are then known and cannot be
 * taken by another process meanwhile.
 */
final class BoundSockets implements ServerSocketFactory, AutoCloseable {

  private static final int BACKLOG = 50;

  private final ServerSocketChannel broker;
  private final ServerSocketChannel controller;

  private BoundSockets(ServerSocketChannel broker, ServerSocketChannel controller) {
    this.broker = broker;
    this.controller = controller;
  }

  static BoundSockets bind(int brokerPort) {
    ServerSocketChannel broker = bind("broker", brokerPort);
    try {
      return new BoundSockets(broker, bind("controller", 0));
    } catch (StartException e) {
      close(broker);
      throw e;
    }
  }

  private static ServerSocketChannel bind(String what, int port) {
    try {
      ServerSocketChannel channel = ServerSocketChannel.open();
      try {
        channel.configureBlocking(false);
        channel.bind(new InetSocketAddress(loopback(), port), BACKLOG);
        return channel;
      } catch (IOException e) {
        close(channel);
        throw e;
      }
    } catch (BindException e) {
      throw new PortTakenException(what, port, e);
    } catch (IOException e) {
      throw new StartException(
          "The %s cannot listen on port %d: %s".formatted(what, port, e.getMessage()), e);
    }
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  int brokerPort() {
    return broker.socket().getLocalPort();
  }

  int controllerPort() {
    return controller.socket().getLocalPort();
  }

  @Override
  public ServerSocketChannel openServerSocket(
      String listener, InetSocketAddress address, int backlog, int receiveBuffer) {
    if (address.getPort() == brokerPort()) {
      return broker;
    }
    if (address.getPort() == controllerPort()) {
      return controller;
    }
    throw new IllegalArgumentException("No socket is bound for " + listener + " at " + address);
  }

  @Override
  public void close() {
    close(broker);
    close(controller);
  }

  private static void close(ServerSocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StartException("A socket does not close: " + e.getMessage(), e);
    }
  }
}
