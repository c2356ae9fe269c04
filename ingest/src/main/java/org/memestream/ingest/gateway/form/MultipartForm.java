package org.memestream.ingest.gateway.form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.memestream.ingest.gateway.problem.Problem;
import org.memestream.ingest.gateway.problem.Reason;

/**
 * Sorts the parts of a multipart form into a submission while they come in. Names of files are
 * never looked at. Not thread-safe.
 */
final class MultipartForm implements MultiPart.Parser.Listener {

  private final Submission submission;
  private final BodyLimits limits;
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private String disposition;
  private Field field;
  private Spool picture;
  private Throwable failure;
  private boolean complete;

  MultipartForm(Submission submission, BodyLimits limits) {
    this.submission = submission;
    this.limits = limits;
  }

  /** What is wrong with the form, or null. The parser swallows what its listener throws. */
  Throwable failure() {
    return failure;
  }

  /** Whether its end was seen. */
  boolean complete() {
    return complete;
  }

  @Override
  public void onPartBegin() {
    disposition = null;
    field = null;
    picture = null;
    text.reset();
  }

  @Override
  public void onPartHeader(String name, String value) {
    if (name.equalsIgnoreCase("Content-Disposition")) {
      disposition = value;
    }
  }

  @Override
  public void onPartHeaders() {
    guarded(
        () -> {
          Map<String, String> parameters = parameters(disposition);
          String name = parameters.get("name");
          if (name == null) {
            throw malformed("A part of the form has no name.");
          }
          field = Field.of(name);
          // A picture without a file name is the address of one.
          if (field.picture() && parameters.containsKey("filename")) {
            picture = new Spool(limits.folder(), limits.memoryBytes());
            submission.add(field, picture);
          }
        });
  }

  private static Map<String, String> parameters(String disposition) {
    Map<String, String> parameters = new HashMap<>();
    try {
      if (disposition != null) {
        HttpField.getValueParameters(disposition, parameters);
      }
      return parameters;
    } catch (IllegalArgumentException e) {
      throw malformed("The headers of a part cannot be read.");
    }
  }

  @Override
  public void onPartContent(Content.Chunk chunk) {
    guarded(() -> take(chunk.getByteBuffer()));
  }

  private void take(ByteBuffer bytes) throws IOException {
    if (failure != null) {
      return;
    }
    if (picture != null) {
      if (picture.size() + bytes.remaining() > limits.pictureBytes()) {
        throw Problem.of(
                Reason.BODY_TOO_LARGE,
                "The file '%s' has more than %d bytes."
                    .formatted(field.text(), limits.pictureBytes()))
            .exception();
      }
      picture.write(bytes.slice());
    } else {
      if (text.size() + bytes.remaining() > BodyLimits.TEXT_BYTES) {
        throw Problem.of(
                Reason.BODY_TOO_LARGE,
                "The field '%s' has more than %d bytes."
                    .formatted(field.text(), BodyLimits.TEXT_BYTES))
            .exception();
      }
      byte[] block = new byte[bytes.remaining()];
      bytes.slice().get(block);
      text.writeBytes(block);
    }
  }

  @Override
  public void onPartEnd() {
    guarded(
        () -> {
          if (failure == null && picture == null) {
            submission.add(field, decoded());
          }
        });
  }

  private String decoded() {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(text.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw malformed("The field '" + field.text() + "' is not in UTF-8.");
    }
  }

  @Override
  public void onComplete() {
    complete = true;
  }

  @Override
  public void onFailure(Throwable cause) {
    keep(malformed("The body is no well-formed multipart form: " + cause.getMessage() + "."));
  }

  private interface Step {
    void run() throws IOException;
  }

  private void guarded(Step step) {
    if (failure == null) {
      try {
        step.run();
      } catch (IOException e) {
        keep(new UncheckedIOException("an upload could not be kept", e));
      } catch (RuntimeException e) {
        keep(e);
      }
    }
  }

  private void keep(Throwable cause) {
    if (failure == null) {
      failure = cause;
    }
  }

  private static RuntimeException malformed(String sentence) {
    return Problem.of(Reason.MALFORMED_BODY, sentence).exception();
  }
}
