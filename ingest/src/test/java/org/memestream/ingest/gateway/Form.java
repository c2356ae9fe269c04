package org.memestream.ingest.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A multipart form as browsers send it. */
final class Form {

  static final String BOUNDARY = "----memestream-test";

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  Form text(String name, String value) {
    return part("Content-Disposition: form-data; name=\"" + name + "\"", utf8(value));
  }

  Form file(String name, byte[] bytes) {
    return part(
        "Content-Disposition: form-data; name=\"%s\"; filename=\"photo.jpg\"\r\nContent-Type: image/jpeg"
            .formatted(name),
        bytes);
  }

  Form part(String headers, byte[] bytes) {
    body.writeBytes(utf8("--" + BOUNDARY + "\r\n" + headers + "\r\n\r\n"));
    body.writeBytes(bytes);
    body.writeBytes(utf8("\r\n"));
    return this;
  }

  /** The body with its end. */
  byte[] bytes() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(body.toByteArray());
    whole.writeBytes(utf8("--" + BOUNDARY + "--\r\n"));
    return whole.toByteArray();
  }

  static String contentType() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
