package org.memestream.schemas;

import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * A topic and what it carries.
 *
 * @param <V> record type of the values
 * @param name topic name
 * @param type class of the values
 * @param schema compiled schema of the values
 * @param key what the keys hold
 * @param cleanup what the broker keeps
 * @param partitions partitions when memestream creates the topic, at least 1
 */
public record Topic<V extends SpecificRecord>(
    String name, Class<V> type, Schema schema, RecordKey key, Cleanup cleanup, int partitions) {

  /** What the broker keeps of a topic. */
  public enum Cleanup {
    /** Everything until the retention time has passed. */
    DELETE,
    /** The last record of each key. */
    COMPACT
  }

  public Topic {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(cleanup, "cleanup");
    if (partitions < 1) {
      throw new IllegalArgumentException(
          "Topic " + name + " needs at least 1 partition, not " + partitions);
    }
  }

  static <V extends SpecificRecord> Topic<V> of(
      String name, Class<V> type, RecordKey key, Cleanup cleanup, int partitions) {
    return new Topic<>(name, type, SpecificData.get().getSchema(type), key, cleanup, partitions);
  }

  /** Whether the broker keeps the last record of each key rather than all of a period. */
  public boolean compacted() {
    return cleanup == Cleanup.COMPACT;
  }

  /** Registry subject under which the value schema is registered. */
  public String subject() {
    return name + "-value";
  }

  @Override
  public String toString() {
    return name;
  }
}
