package org.memestream.ingest.gateway.form;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.memestream.ingest.Sha256;
import org.memestream.ingest.gateway.problem.Problem;
import org.memestream.ingest.gateway.problem.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a body said: texts by field, and pictures. To be closed, which removes its files. */
public final class Submission implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Submission.class);

  private final SortedMap<String, List<String>> texts = new TreeMap<>();
  private final Map<String, Spool> pictures = new HashMap<>();

  /** Adds one value of a field. */
  void add(Field field, String text) {
    List<String> values = texts.computeIfAbsent(field.text(), name -> new ArrayList<>());
    if (!values.isEmpty() && !field.repeatable()) {
      throw repeated(field);
    }
    values.add(text);
  }

  /** Adds a picture; it is closed with this. */
  void add(Field field, Spool picture) {
    if (pictures.putIfAbsent(field.text(), picture) != null) {
      throw repeated(field);
    }
  }

  /** All values of a field. */
  List<String> all(Field field) {
    return texts.getOrDefault(field.text(), List.of());
  }

  /** The value of a field; blank counts as none. */
  Optional<String> one(Field field) {
    return all(field).stream().filter(text -> !text.isBlank()).map(String::strip).findFirst();
  }

  /**
   * The picture that came as a file; an empty file, as browsers send it for none, counts as none.
   */
  Optional<Spool> picture(Field field) {
    return Optional.ofNullable(pictures.get(field.text())).filter(spool -> spool.size() > 0);
  }

  /**
   * SHA-256 over every field and picture, whatever their order and however they were sent. To be
   * asked before the pictures are taken.
   */
  public String fingerprint() throws IOException {
    StringBuilder all = new StringBuilder();
    texts.forEach((name, values) -> values.forEach(value -> part(all, name, value)));
    for (Map.Entry<String, Spool> picture : new TreeMap<>(pictures).entrySet()) {
      part(all, picture.getKey() + "!", picture.getValue().sha256());
    }
    return new Sha256().of(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void part(StringBuilder all, String name, String value) {
    all.append(name).append(':').append(value.length()).append(':').append(value).append('\n');
  }

  private static RuntimeException repeated(Field field) {
    return Problem.of(Reason.INVALID_FIELD, field.text() + " may be given once only.").exception();
  }

  @Override
  public void close() {
    for (Spool picture : pictures.values()) {
      try {
        picture.close();
      } catch (IOException e) {
        LOG.atWarn().setCause(e).log("a file of an upload was not removed");
      }
    }
  }
}
