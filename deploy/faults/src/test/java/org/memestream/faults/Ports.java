package org.memestream.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Ports that were free a moment ago, all different. */
final class Ports {

  private final Iterator<Integer> ports;

  /**
   * @param count how many are needed
   */
  Ports(int count) {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      ports = sockets.stream().map(ServerSocket::getLocalPort).toList().iterator();
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new AssertionError("no free ports", e);
    }
  }

  int next() {
    return ports.next();
  }
}
