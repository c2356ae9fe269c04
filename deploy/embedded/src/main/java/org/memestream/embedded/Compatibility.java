package org.memestream.embedded;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/** What a new version of a schema must be able to do with the versions before it. */
enum Compatibility {
  NONE(false, false, false),
  BACKWARD(true, false, false),
  BACKWARD_TRANSITIVE(true, false, true),
  FORWARD(false, true, false),
  FORWARD_TRANSITIVE(false, true, true),
  FULL(true, true, false),
  FULL_TRANSITIVE(true, true, true);

  private final boolean readsOld;
  private final boolean readByOld;
  private final boolean transitive;

  Compatibility(boolean readsOld, boolean readByOld, boolean transitive) {
    this.readsOld = readsOld;
    this.readByOld = readByOld;
    this.transitive = transitive;
  }

  static Compatibility named(String name) {
    return Arrays.stream(values())
        .filter(level -> level.name().equals(name))
        .findAny()
        .orElseThrow(
            () ->
                RegistryError.invalidCompatibility(
                    "A compatibility level is one of %s, not \"%s\""
                        .formatted(List.of(values()), name)));
  }

  /**
   * What stands against a new version; empty if nothing does.
   *
   * @param earlier versions so far, oldest first
   */
  List<String> objections(Schema proposed, List<Schema> earlier) {
    int from = transitive ? 0 : Math.max(0, earlier.size() - 1);
    return earlier.subList(from, earlier.size()).stream()
        .flatMap(old -> objections(proposed, old))
        .distinct()
        .toList();
  }

  private Stream<String> objections(Schema proposed, Schema old) {
    return Stream.concat(
        readsOld ? unreadable("new", proposed, "earlier", old) : Stream.empty(),
        readByOld ? unreadable("earlier", old, "new", proposed) : Stream.empty());
  }

  private static Stream<String> unreadable(
      String readerName, Schema reader, String writerName, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
        .getResult()
        .getIncompatibilities()
        .stream()
        .map(
            found ->
                "%s at %s: the %s schema cannot read what the %s one writes (%s)"
                    .formatted(
                        found.getType(),
                        found.getLocation(),
                        readerName,
                        writerName,
                        found.getMessage()));
  }
}
