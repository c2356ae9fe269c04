package org.memestream.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;

/**
 * A port of this machine that is listened on before its service is there, so that no other program
 * gets it meanwhile.
 *
 * @param channel bound to the loopback address
 * @param port that it is bound to
 */
record ReservedPort(ServerSocketChannel channel, int port) implements AutoCloseable {

  /**
   * @throws org.memestream.runtime.health.PortTakenException when somebody else has it
   */
  static ReservedPort on(int port) {
    String host = InetAddress.getLoopbackAddress().getHostAddress();
    try {
      ServerSocketChannel channel = ServerSocketChannel.open();
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return new ReservedPort(channel, channel.socket().getLocalPort());
    } catch (BindException e) {
      throw new org.memestream.runtime.health.PortTakenException(
          host, port, "memestream.gateway.port", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on port " + port + " of " + host, e);
    }
  }

  /** Gives the port up; harmless when its service has done so. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot give up port " + port, e);
    }
  }
}
