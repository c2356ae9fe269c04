package org.memestream.ingest.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Requests that no proper client sends. */
final class RawRequest {

  private final int port;

  RawRequest(int port) {
    this.port = port;
  }

  /**
   * Sends text and bytes as they are, and closes the sending side.
   *
   * @return all that comes back
   */
  String send(String head, byte[] body) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(head.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      out.write(body);
      out.flush();
      socket.shutdownOutput();
      return answer(socket);
    }
  }

  /** Sends a body a byte at a time, with a pause between. */
  String drip(String head, byte[] body, long pauseMillis) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(head.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      InputStream in = socket.getInputStream();
      for (byte one : body) {
        if (in.available() > 0) {
          break;
        }
        out.write(one);
        out.flush();
        Thread.sleep(pauseMillis);
      }
      return answer(socket);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static String answer(Socket socket) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    socket.getInputStream().transferTo(answer);
    return answer.toString(StandardCharsets.UTF_8);
  }
}
