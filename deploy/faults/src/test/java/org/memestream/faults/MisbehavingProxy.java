package org.memestream.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Stands before an HTTP service and passes bytes on, until it is told to answer with errors or to
 * be slow. Thread-safe.
 */
final class MisbehavingProxy implements AutoCloseable {

  private static final int BUFFER = 16_384;
  private static final byte[] ERROR =
      "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  /** How it behaves. */
  private enum Mood {
    WELL,
    FAILING,
    SLOW
  }

  private final InetSocketAddress target;
  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Duration delay;
  private volatile Mood mood = Mood.WELL;

  private MisbehavingProxy(InetSocketAddress target, ServerSocket server, Duration delay) {
    this.target = target;
    this.server = server;
    this.delay = delay;
  }

  /**
   * @param target where the service is
   * @param delay before each piece of an answer, while it is slow
   */
  static MisbehavingProxy before(URI target, Duration delay) throws IOException {
    MisbehavingProxy proxy =
        new MisbehavingProxy(
            new InetSocketAddress(target.getHost(), target.getPort()),
            new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
            delay);
    proxy.threads.execute(proxy::accept);
    return proxy;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** From now on every request is answered with 503, also on connections that are open. */
  void fail() {
    mood = Mood.FAILING;
  }

  /** From now on every answer takes its time. */
  void slowDown() {
    mood = Mood.SLOW;
  }

  /** All is well again. */
  void recover() {
    mood = Mood.WELL;
  }

  private void accept() {
    while (closed.getCount() > 0) {
      try {
        Socket client = server.accept();
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        // Closed, or a connection that came to nothing: the client sees it.
        continue;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket service = new Socket()) {
      service.connect(target);
      threads.execute(() -> answers(service, client));
      requests(client, service);
    } catch (IOException e) {
      // Either end hung up; closing both tells the other.
      return;
    }
  }

  private void requests(Socket client, Socket service) throws IOException {
    InputStream in = client.getInputStream();
    OutputStream out = service.getOutputStream();
    byte[] buffer = new byte[BUFFER];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      if (mood == Mood.FAILING) {
        client.getOutputStream().write(ERROR);
        client.getOutputStream().flush();
        return;
      }
      out.write(buffer, 0, read);
      out.flush();
    }
  }

  private void answers(Socket service, Socket client) {
    try {
      InputStream in = service.getInputStream();
      OutputStream out = client.getOutputStream();
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (mood == Mood.SLOW && closed.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        out.write(buffer, 0, read);
        out.flush();
      }
      client.close();
    } catch (IOException e) {
      // Either end hung up.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    server.close();
    threads.shutdownNow();
  }
}
