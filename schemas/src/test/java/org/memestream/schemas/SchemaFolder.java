package org.memestream.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** A folder of {@code .avsc} files that refer to each other. */
public record SchemaFolder(Path path) {

  private static final Path RELEASED = Path.of("src", "test", "resources", "released");

  public static SchemaFolder current() {
    return new SchemaFolder(Path.of("src", "main", "avro"));
  }

  /** One folder for each released version. */
  static List<SchemaFolder> released() {
    try (Stream<Path> folders = Files.list(RELEASED)) {
      return folders.sorted(Comparator.naturalOrder()).map(SchemaFolder::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Schemas by simple name; files are tried again until those that they refer to are known. */
  public Map<String, Schema> schemas() {
    Map<String, Schema> schemas = new TreeMap<>();
    Deque<Path> waiting = new ArrayDeque<>(files());
    AvroRuntimeException failure = null;
    for (int failures = 0; !waiting.isEmpty(); ) {
      Path file = waiting.removeFirst();
      try {
        Schema schema = parse(file, schemas.values());
        schemas.put(schema.getName(), schema);
        failures = 0;
      } catch (AvroRuntimeException e) {
        failure = e;
        waiting.addLast(file);
        failures++;
      }
      if (failures > waiting.size()) {
        throw new IllegalStateException("These do not parse: " + waiting, failure);
      }
    }
    return schemas;
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(path)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Schema parse(Path file, Collection<Schema> known) {
    Schema.Parser parser = new Schema.Parser();
    parser.addTypes(known);
    try {
      return parser.parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return path.getFileName().toString();
  }
}
