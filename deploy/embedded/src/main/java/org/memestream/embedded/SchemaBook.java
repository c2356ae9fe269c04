package org.memestream.embedded;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.kafka.common.KafkaException;

/** What a registry does, over the schema topic. Writes wait for each other; reads do not wait. */
final class SchemaBook implements AutoCloseable {

  private static final String LATEST = "latest";

  private final SchemaLog log;
  private final SchemaState state = new SchemaState();

  private SchemaBook(SchemaLog log) {
    this.log = log;
  }

  static SchemaBook open(String bootstrapServers, Map<String, String> settings) {
    SchemaLog log = SchemaLog.open(bootstrapServers, settings);
    SchemaBook book = new SchemaBook(log);
    try {
      log.readToEnd(book.state::apply);
      return book;
    } catch (KafkaException e) {
      log.close();
      throw e;
    }
  }

  List<String> subjects() {
    return state.subjects();
  }

  List<SchemaVersion> versions(String subject) {
    List<SchemaVersion> versions = state.versions(subject);
    if (versions.isEmpty()) {
      throw RegistryError.subjectNotFound(subject);
    }
    return versions;
  }

  SchemaVersion version(String subject, String which) {
    List<SchemaVersion> versions = versions(subject);
    if (which.equals(LATEST)) {
      return versions.get(versions.size() - 1);
    }
    int number = number(which);
    return versions.stream()
        .filter(version -> version.version() == number)
        .findAny()
        .orElseThrow(() -> RegistryError.versionNotFound(which));
  }

  private static int number(String version) {
    try {
      int number = Integer.parseInt(version);
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw RegistryError.invalidVersion(version);
    }
    throw RegistryError.invalidVersion(version);
  }

  String schema(String id) {
    try {
      return state
          .schema(Integer.parseInt(id))
          .orElseThrow(() -> RegistryError.schemaNotFound("id " + id));
    } catch (NumberFormatException e) {
      throw RegistryError.schemaNotFound("id " + id);
    }
  }

  SchemaVersion find(String subject, String text) {
    String schema = parse(text).toString();
    return find(versions(subject), schema)
        .orElseThrow(() -> RegistryError.schemaNotFound("it is not registered under " + subject));
  }

  private static Optional<SchemaVersion> find(List<SchemaVersion> versions, String schema) {
    return versions.stream().filter(version -> version.schema().equals(schema)).findAny();
  }

  /** Id of the schema under the subject, registered if it is new there. */
  synchronized int register(String subject, String text) {
    Schema proposed = parse(text);
    Optional<SchemaVersion> known = find(state.versions(subject), proposed.toString());
    if (known.isPresent()) {
      return known.get().id();
    }
    return withWriter(() -> registerNew(subject, proposed));
  }

  private int registerNew(String subject, Schema proposed) {
    String schema = proposed.toString();
    List<SchemaVersion> versions = state.versions(subject);
    Optional<SchemaVersion> known = find(versions, schema);
    if (known.isPresent()) {
      return known.get().id();
    }
    List<String> objections = level(subject).objections(proposed, schemas(versions));
    if (!objections.isEmpty()) {
      throw RegistryError.incompatible(
          "Schema %s is not %s compatible with subject '%s': %s"
              .formatted(
                  proposed.getFullName(), level(subject), subject, String.join("; ", objections)));
    }
    int number = versions.isEmpty() ? 1 : versions.get(versions.size() - 1).version() + 1;
    int id = state.idFor(schema);
    write(state.versionEntry(new SchemaVersion(subject, number, id, schema)));
    return id;
  }

  /**
   * What stands against a schema, by the level of the subject; a subject of its own has nothing.
   */
  List<String> objections(String subject, String text, Optional<String> against) {
    List<SchemaVersion> versions =
        against.isPresent() ? List.of(version(subject, against.get())) : state.versions(subject);
    return level(subject).objections(parse(text), schemas(versions));
  }

  /** Level that holds for a subject. */
  Compatibility level(String subject) {
    return state.level(subject).orElseGet(this::globalLevel);
  }

  Optional<Compatibility> ownLevel(String subject) {
    return state.level(subject);
  }

  Compatibility globalLevel() {
    return state.globalLevel().orElse(Compatibility.FULL_TRANSITIVE);
  }

  synchronized void setLevel(Optional<String> subject, Compatibility level) {
    withWriter(
        () -> {
          write(state.levelEntry(subject, level));
          return level;
        });
  }

  private interface Write<V> {
    V run();
  }

  /** Decides on nothing but the whole topic: what a lost writer wrote is read first. */
  private <V> V withWriter(Write<V> write) {
    try {
      log.openWriter();
      log.readToEnd(state::apply);
      return write.run();
    } catch (KafkaException e) {
      log.dropWriter();
      throw RegistryError.storeFailed(e);
    }
  }

  private void write(SchemaState.Entry entry) {
    log.append(entry, state::apply);
  }

  private static List<Schema> schemas(List<SchemaVersion> versions) {
    return versions.stream().map(version -> parse(version.schema())).toList();
  }

  private static Schema parse(String text) {
    try {
      return new Schema.Parser().parse(text);
    } catch (AvroRuntimeException e) {
      throw RegistryError.invalidSchema("The schema does not parse: " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void close() {
    log.close();
  }
}
