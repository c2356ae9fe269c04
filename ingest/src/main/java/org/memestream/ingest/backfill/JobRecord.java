package org.memestream.ingest.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * What a job remembers of its beginning.
 *
 * @param source where its pictures are, for people who look into the folder
 * @param owner whose memes they are
 * @param startedAt when it began
 * @param ends where the topics of outcomes ended then; all of the job's outcomes come after
 */
record JobRecord(String source, String owner, Instant startedAt, Map<TopicPartition, Long> ends) {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Comparator<TopicPartition> BY_NAME =
      Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

  JobRecord {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(startedAt, "startedAt");
    ends = Map.copyOf(ends);
  }

  /** The record in a file; nothing when there is none, or none that can be read. */
  static Optional<JobRecord> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(file);
    try {
      JsonNode node = JSON.readTree(bytes);
      Map<TopicPartition, Long> ends = new TreeMap<>(BY_NAME);
      for (JsonNode end : node.path("ends")) {
        ends.put(
            new TopicPartition(end.path("topic").asText(), end.path("partition").asInt()),
            end.path("offset").asLong());
      }
      return Optional.of(
          new JobRecord(
              node.path("source").asText(),
              node.path("owner").asText(),
              Instant.parse(node.path("started_at").asText()),
              ends));
    } catch (IOException | RuntimeException e) {
      // Also of bytes that are no text, which Jackson does not count as a mistake in JSON.
      return Optional.empty();
    }
  }

  /** Replaces the file in one step. */
  void write(Path file) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("source", source);
    node.put("owner", owner);
    node.put("started_at", startedAt.toString());
    var places = node.putArray("ends");
    Map<TopicPartition, Long> sorted = new TreeMap<>(BY_NAME);
    sorted.putAll(ends);
    sorted.forEach(
        (partition, offset) ->
            places
                .addObject()
                .put("topic", partition.topic())
                .put("partition", partition.partition())
                .put("offset", offset));
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    Files.write(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node));
    try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
