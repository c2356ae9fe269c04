package org.memestream.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the records of the schema topic amount to, in the layout of Confluent's {@code _schemas}.
 * One thread applies records; any number may read.
 */
final class SchemaState {

  private static final Logger log = LoggerFactory.getLogger(SchemaState.class);
  private static final String GLOBAL = "";

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, ConcurrentNavigableMap<Integer, SchemaVersion>> subjects =
      new ConcurrentHashMap<>();
  private final ConcurrentNavigableMap<Integer, String> schemaById = new ConcurrentSkipListMap<>();
  private final Map<String, Integer> idBySchema = new ConcurrentHashMap<>();
  private final Map<String, Compatibility> levels = new ConcurrentHashMap<>();

  /** A record of the schema topic; a null value takes back what stood under the key. */
  record Entry(String key, String value) {}

  Entry versionEntry(SchemaVersion version) {
    ObjectNode key = json.createObjectNode();
    key.put("keytype", "SCHEMA").put("subject", version.subject());
    key.put("version", version.version()).put("magic", 1);
    ObjectNode value = json.createObjectNode();
    value.put("subject", version.subject()).put("version", version.version());
    value.put("id", version.id()).put("schema", version.schema()).put("deleted", false);
    return new Entry(key.toString(), value.toString());
  }

  Entry levelEntry(Optional<String> subject, Compatibility level) {
    ObjectNode key = json.createObjectNode();
    key.put("keytype", "CONFIG").put("subject", subject.orElse(null)).put("magic", 0);
    ObjectNode value = json.createObjectNode();
    value.put("compatibilityLevel", level.name());
    return new Entry(key.toString(), value.toString());
  }

  void apply(Entry entry) {
    try {
      JsonNode key = json.readTree(entry.key());
      JsonNode value = entry.value() == null ? null : json.readTree(entry.value());
      switch (key.path("keytype").asText()) {
        case "SCHEMA" -> applyVersion(key, value);
        case "CONFIG" -> applyLevel(key.path("subject").asText(GLOBAL), value);
        default -> log.debug("record of the schema topic is passed over key={}", entry.key());
      }
    } catch (JsonProcessingException | RegistryError e) {
      log.warn("record of the schema topic does not parse key={}: {}", entry.key(), e.toString());
    }
  }

  private void applyVersion(JsonNode key, JsonNode value) {
    String subject = key.path("subject").asText();
    int number = key.path("version").asInt();
    var versions = subjects.computeIfAbsent(subject, any -> new ConcurrentSkipListMap<>());
    if (value == null) {
      versions.remove(number);
      return;
    }
    int id = value.path("id").asInt();
    String schema = value.path("schema").asText();
    schemaById.put(id, schema);
    idBySchema.putIfAbsent(schema, id);
    if (value.path("deleted").asBoolean()) {
      versions.remove(number);
    } else {
      versions.put(number, new SchemaVersion(subject, number, id, schema));
    }
  }

  private void applyLevel(String subject, JsonNode value) {
    if (value == null) {
      levels.remove(subject);
    } else {
      levels.put(subject, Compatibility.named(value.path("compatibilityLevel").asText()));
    }
  }

  List<String> subjects() {
    TreeSet<String> names = new TreeSet<>();
    subjects.forEach(
        (name, versions) -> {
          if (!versions.isEmpty()) {
            names.add(name);
          }
        });
    return List.copyOf(names);
  }

  /** Versions of a subject, oldest first; empty if there is no such subject. */
  List<SchemaVersion> versions(String subject) {
    return Optional.ofNullable(subjects.get(subject))
        .map(versions -> List.copyOf(versions.values()))
        .orElse(List.of());
  }

  Optional<String> schema(int id) {
    return Optional.ofNullable(schemaById.get(id));
  }

  /** The id that a schema has under any subject, else the next free one. */
  int idFor(String schema) {
    Integer known = idBySchema.get(schema);
    if (known != null) {
      return known;
    }
    return schemaById.isEmpty() ? 1 : schemaById.lastKey() + 1;
  }

  Optional<Compatibility> level(String subject) {
    return Optional.ofNullable(levels.get(subject));
  }

  Optional<Compatibility> globalLevel() {
    return Optional.ofNullable(levels.get(GLOBAL));
  }
}
