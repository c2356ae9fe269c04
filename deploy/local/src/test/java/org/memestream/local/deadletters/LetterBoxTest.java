package org.memestream.local.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.memestream.local.deadletters.Letters.NOW;
import static org.memestream.local.deadletters.Letters.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.memestream.runtime.kafka.TopicScan;
import org.memestream.schemas.DeadLetter;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.ConfluentRegistry;

class LetterBoxTest {

  private static final TopicPartition PLACE = new TopicPartition(Topics.DEAD_LETTERS.name(), 0);

  private final AvroSerde<DeadLetter> serde =
      new AvroSerde<>(ConfluentRegistry.connect("mock://letter-box", Map.of()), DeadLetter.class);
  private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

  @Test
  void tellsTheNewestFirst() {
    add(letter(1));
    add(letter(2));

    assertThat(contents().letters())
        .extracting(Letter::id)
        .extracting(LetterId::offset)
        .containsExactly(2L, 1L);
  }

  @Test
  void lettersAboutTheSameRecordAreOne() {
    add(letter("memes.requested", 4, "captioner", NOW));
    add(letter("memes.requested", 4, "assembly", NOW.plusSeconds(1)));

    assertThat(contents().letters())
        .singleElement()
        .satisfies(one -> assertThat(one.services()).containsExactly("assembly", "captioner"))
        .satisfies(one -> assertThat(one.failedAt()).isEqualTo(NOW.plusSeconds(1)))
        .satisfies(one -> assertThat(one.offset()).isEqualTo(1));
  }

  @Test
  void knowsWhatWasPutBackAlsoAfterALaterLetter() {
    add(letter(4));
    mark(new ReplayMark(NOW, "memes.captioned-0-9"), letter(4));
    add(letter("memes.captioned", 4, "assembly", NOW.plusSeconds(9)));

    assertThat(contents().letters())
        .singleElement()
        .extracting(Letter::mark)
        .isEqualTo(Optional.of(new ReplayMark(NOW, "memes.captioned-0-9")));
  }

  @Test
  void passesOverWhatIsNoDeadLetter() {
    add(letter(1));
    raw("memes.captioned-2-1", new byte[] {7, 7});
    raw(null, null);
    raw("memes.captioned-2-1", null);

    assertThat(contents().unreadable()).isEqualTo(1);
    assertThat(contents().letters())
        .singleElement()
        .extracting(Letter::mark)
        .isEqualTo(Optional.empty());
  }

  @Test
  void opensThoseThatAreWanted() {
    add(letter(1));
    add(letter(2));
    add(letter(3));
    Letter wanted = contents().find(LetterId.of(letter(2))).orElseThrow();
    List<DeadLetter> opened = new ArrayList<>();

    with(box -> box.open(List.of(wanted), opened::add));

    assertThat(opened).containsExactly(letter(2));
  }

  private LetterBox.Contents contents() {
    List<LetterBox.Contents> read = new ArrayList<>();
    with(box -> read.add(box.contents()));
    return read.get(0);
  }

  private void with(Consumer<LetterBox> use) {
    try (MockConsumer<String, byte[]> reader = new MockConsumer<>("earliest")) {
      Node node = new Node(1, "127.0.0.1", 9092);
      reader.updatePartitions(
          PLACE.topic(),
          List.of(new PartitionInfo(PLACE.topic(), 0, node, new Node[] {node}, new Node[] {node})));
      reader.updateBeginningOffsets(Map.of(PLACE, 0L));
      reader.updateEndOffsets(Map.of(PLACE, (long) records.size()));
      records.forEach(record -> reader.schedulePollTask(() -> reader.addRecord(record)));
      use.accept(new LetterBox(new TopicScan(reader), serde.deserializer()));
    }
  }

  private void add(DeadLetter letter) {
    raw(LetterId.of(letter).toString(), serde.serializer().serialize(PLACE.topic(), letter));
  }

  private void raw(String key, byte[] value) {
    records.add(new ConsumerRecord<>(PLACE.topic(), 0, records.size(), key, value));
  }

  private void mark(ReplayMark mark, DeadLetter letter) {
    ProducerRecord<byte[], byte[]> sent = mark.record(LetterId.of(letter));
    records.add(
        new ConsumerRecord<>(
            PLACE.topic(),
            0,
            records.size(),
            0,
            TimestampType.CREATE_TIME,
            -1,
            -1,
            LetterId.of(letter).toString(),
            null,
            sent.headers(),
            Optional.empty()));
  }
}
