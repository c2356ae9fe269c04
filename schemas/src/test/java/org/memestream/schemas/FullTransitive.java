package org.memestream.schemas;

import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/** Holds a schema to reading, and being read by, every version before it. */
final class FullTransitive {

  private FullTransitive() {}

  /** What stands against a schema; empty if nothing does. */
  static List<String> objections(Schema schema, List<Schema> released) {
    return released.stream()
        .flatMap(old -> Stream.concat(unreadable(schema, old), unreadable(old, schema)))
        .toList();
  }

  private static Stream<String> unreadable(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
        .getResult()
        .getIncompatibilities()
        .stream()
        .map(
            found ->
                "%s at %s: %s".formatted(found.getType(), found.getLocation(), found.getMessage()));
  }
}
