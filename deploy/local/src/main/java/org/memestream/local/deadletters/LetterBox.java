package org.memestream.local.deadletters;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.memestream.runtime.kafka.TopicScan;
import org.memestream.schemas.DeadLetter;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.UndecodableException;

/** Reads the dead letters there are. Keeps no bytes of them; for one thread. */
final class LetterBox {

  private static final List<String> TOPIC = List.of(Topics.DEAD_LETTERS.name());

  private final TopicScan scan;
  private final Deserializer<DeadLetter> letters;

  /**
   * What is there.
   *
   * @param letters newest first
   * @param unreadable records of the topic that are no dead letters themselves
   */
  record Contents(List<Letter> letters, int unreadable) {

    Contents {
      letters = List.copyOf(letters);
    }

    Optional<Letter> find(LetterId id) {
      return letters.stream().filter(letter -> letter.id().equals(id)).findFirst();
    }
  }

  LetterBox(TopicScan scan, Deserializer<DeadLetter> letters) {
    this.scan = scan;
    this.letters = letters;
  }

  /** Reads the topic to its end. */
  Contents contents() {
    Map<LetterId, Letter> found = new LinkedHashMap<>();
    int[] unreadable = {0};
    scan.records(
        TOPIC,
        Map.of(),
        record -> {
          if (record.value() == null) {
            mark(record, found);
          } else {
            read(record)
                .ifPresentOrElse(letter -> add(letter, record, found), () -> unreadable[0]++);
          }
        });
    List<Letter> all = new ArrayList<>(found.values());
    all.sort(Comparator.comparing(Letter::failedAt).thenComparing(Letter::offset).reversed());
    return new Contents(all, unreadable[0]);
  }

  /** Reads those letters once more, now with their bytes, in the order of the topic. */
  void open(List<Letter> wanted, Consumer<DeadLetter> each) {
    Map<TopicPartition, Set<Long>> offsets = new HashMap<>();
    for (Letter letter : wanted) {
      offsets.computeIfAbsent(letter.place(), any -> new HashSet<>()).add(letter.offset());
    }
    Map<TopicPartition, Long> first = new HashMap<>();
    offsets.forEach((partition, all) -> first.put(partition, Collections.min(all)));
    scan.records(
        TOPIC,
        first,
        record -> {
          if (offsets.getOrDefault(place(record), Set.of()).contains(record.offset())) {
            read(record).ifPresent(each);
          }
        });
  }

  private static void mark(ConsumerRecord<String, byte[]> record, Map<LetterId, Letter> found) {
    ReplayMark.in(record.headers())
        .ifPresent(
            mark ->
                LetterId.parse(record.key())
                    .ifPresent(id -> found.computeIfPresent(id, (any, was) -> was.marked(mark))));
  }

  private static void add(
      DeadLetter letter, ConsumerRecord<String, byte[]> record, Map<LetterId, Letter> found) {
    Letter read = Letter.of(letter, place(record), record.offset());
    found.merge(read.id(), read, (earlier, now) -> now.after(earlier));
  }

  private Optional<DeadLetter> read(ConsumerRecord<String, byte[]> record) {
    try {
      return Optional.of(letters.deserialize(record.topic(), record.value()));
    } catch (UndecodableException e) {
      return Optional.empty();
    }
  }

  private static TopicPartition place(ConsumerRecord<String, byte[]> record) {
    return new TopicPartition(record.topic(), record.partition());
  }
}
