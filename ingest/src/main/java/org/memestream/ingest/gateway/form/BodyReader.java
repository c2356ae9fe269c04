package org.memestream.ingest.gateway.form;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.memestream.ingest.gateway.problem.Problem;
import org.memestream.ingest.gateway.problem.ProblemException;
import org.memestream.ingest.gateway.problem.Reason;

/** Reads the body of an order, whichever of the two forms it has. Thread-safe. */
public final class BodyReader {

  private static final String MULTIPART = "multipart/form-data";
  private static final String JSON = "application/json";
  private static final int BLOCK = 32 * 1024;
  private static final int MOST_PARTS = 64;
  private static final int HEADER_BYTES = 8 * 1024;

  private final BodyLimits limits;
  private final ObjectMapper json =
      JsonMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  /**
   * @param limits how much is read; their folder must exist
   */
  public BodyReader(BodyLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads it all.
   *
   * @param contentType as the header says, or null
   * @param contentLength as the header says; negative when it does not
   * @return to be closed
   * @throws ProblemException when it is too large, of another type, malformed or too slow
   */
  public Submission read(String contentType, long contentLength, InputStream body) {
    String type = String.valueOf(contentType).split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    boolean multipart = type.equals(MULTIPART);
    if (!multipart && !type.equals(JSON)) {
      throw Problem.of(
              Reason.UNSUPPORTED_MEDIA_TYPE,
              "An order is sent as %s or %s, not as %s."
                  .formatted(MULTIPART, JSON, contentType == null ? "nothing" : printable(type)))
          .exception();
    }
    long most = multipart ? limits.bodyBytes() : BodyLimits.JSON_BYTES;
    BoundedBody bounded = new BoundedBody(body, most, limits.patience());
    if (contentLength > most) {
      bounded.drain(new byte[BLOCK]);
      throw tooLarge(contentLength, most);
    }
    Submission submission = new Submission();
    try {
      if (multipart) {
        multipart(contentType, bounded, submission);
      } else {
        json(bounded, submission);
      }
      return submission;
    } catch (RuntimeException e) {
      submission.close();
      throw e;
    }
  }

  /**
   * Reads a body as it is.
   *
   * @param contentLength as the header says; negative when it does not
   * @param most bytes that are taken
   * @throws ProblemException when it is too large or too slow
   */
  public byte[] raw(long contentLength, InputStream body, int most) {
    BoundedBody bounded = new BoundedBody(body, most, limits.patience());
    if (contentLength > most) {
      bounded.drain(new byte[BLOCK]);
      throw tooLarge(contentLength, most);
    }
    return bytes(bounded);
  }

  private static byte[] bytes(BoundedBody body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] block = new byte[BLOCK];
    for (int read = body.read(block); read >= 0; read = body.read(block)) {
      bytes.write(block, 0, read);
    }
    return bytes.toByteArray();
  }

  private static RuntimeException tooLarge(long contentLength, long most) {
    return Problem.of(
            Reason.BODY_TOO_LARGE,
            "The body has %d bytes; at most %d are taken.".formatted(contentLength, most))
        .exception();
  }

  private void multipart(String contentType, BoundedBody body, Submission submission) {
    String boundary = boundary(contentType);
    if (boundary == null || boundary.isEmpty() || boundary.length() > 70) {
      throw malformed("The content type of the form names no boundary.");
    }
    MultipartForm form = new MultipartForm(submission, limits);
    MultiPart.Parser parser = new MultiPart.Parser(boundary, form);
    parser.setMaxParts(MOST_PARTS);
    parser.setPartHeadersMaxLength(HEADER_BYTES);
    byte[] block = new byte[BLOCK];
    for (int read = body.read(block); read >= 0; read = body.read(block)) {
      if (!form.complete()) {
        parser.parse(Content.Chunk.from(ByteBuffer.wrap(block, 0, read), false));
      }
      if (form.failure() != null) {
        body.drain(block);
        throw unchecked(form.failure());
      }
    }
    if (!form.complete()) {
      parser.parse(Content.Chunk.EOF);
    }
    if (form.failure() != null) {
      throw unchecked(form.failure());
    }
    if (!form.complete()) {
      throw malformed("The form broke off before its end.");
    }
  }

  private static String boundary(String contentType) {
    try {
      return MultiPart.extractBoundary(contentType);
    } catch (IllegalArgumentException e) {
      throw malformed("The content type of the form cannot be read.");
    }
  }

  private void json(BoundedBody body, Submission submission) {
    JsonNode root;
    try {
      root = json.readTree(bytes(body));
    } catch (JacksonException e) {
      throw malformed("The body is no valid JSON: " + e.getOriginalMessage() + ".");
    } catch (IOException e) {
      throw malformed("The body is no valid JSON.");
    }
    if (!root.isObject()) {
      throw malformed("The body must be a JSON object.");
    }
    for (Map.Entry<String, JsonNode> property : root.properties()) {
      Field field = Field.of(property.getKey());
      JsonNode value = property.getValue();
      if (value.isArray()) {
        value.forEach(element -> add(submission, field, element));
      } else if (!value.isNull()) {
        add(submission, field, value);
      }
    }
  }

  private static void add(Submission submission, Field field, JsonNode value) {
    if (!value.isValueNode() || value.isNull()) {
      throw Problem.of(
              Reason.INVALID_FIELD,
              "%s must be a text, a number or true or false.".formatted(field.text()))
          .exception();
    }
    submission.add(field, value.asText());
  }

  private static RuntimeException unchecked(Throwable failure) {
    return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
  }

  private static String printable(String text) {
    String printable = text.replaceAll("[^\\x21-\\x7e]", "?");
    return printable.length() > 60 ? printable.substring(0, 60) : printable;
  }

  private static RuntimeException malformed(String sentence) {
    return Problem.of(Reason.MALFORMED_BODY, sentence).exception();
  }
}
