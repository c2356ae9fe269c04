package org.memestream.local.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.memestream.local.deadletters.Letters.letter;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.memestream.schemas.DeadLetter;
import org.memestream.schemas.Topics;

class ReplayTest {

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final Replay replay = new Replay(producer, Clock.fixed(Letters.NOW, ZoneOffset.UTC));

  @BeforeEach
  void begin() {
    replay.begin();
  }

  @Test
  void putsTheBytesBackAndMarksThemAtOnce() throws Exception {
    String place = replay.putBack(letter(5));

    assertThat(producer.commitCount()).isEqualTo(1);
    List<ProducerRecord<byte[], byte[]>> sent = producer.history();
    assertThat(sent).hasSize(2);
    assertThat(sent.get(0).topic()).isEqualTo("memes.captioned");
    assertThat(sent.get(0).key()).isEqualTo("meme-1".getBytes(StandardCharsets.UTF_8));
    assertThat(sent.get(0).value()).isEqualTo(letter(5).getValue().array());
    assertThat(headers(sent.get(0)))
        .isEqualTo(
            Map.of(
                "traceparent", "00-1",
                "replay_count", "1",
                "replay_of", "memes.captioned-2-5",
                "replay_original_timestamp", "2026-11-21T08:00:00Z"));
    assertThat(sent.get(1).topic()).isEqualTo(Topics.DEAD_LETTERS.name());
    assertThat(sent.get(1).key()).isEqualTo("memes.captioned-2-5".getBytes(StandardCharsets.UTF_8));
    assertThat(sent.get(1).value()).isNull();
    assertThat(ReplayMark.in(sent.get(1).headers()))
        .isEqualTo(Optional.of(new ReplayMark(Letters.NOW, place)));
  }

  @Test
  void countsOnAndKeepsWhereARecordWasFirst() throws Exception {
    DeadLetter second =
        DeadLetter.newBuilder(letter(9))
            .setHeaders(
                Map.of(
                    "replay_count", Letters.bytes("1"),
                    "replay_of", Letters.bytes("memes.captioned-2-5")))
            .build();

    replay.putBack(second);

    assertThat(headers(producer.history().get(0)))
        .containsEntry("replay_count", "2")
        .containsEntry("replay_of", "memes.captioned-2-5");
  }

  @Test
  void whatTheBrokerRefusesIsNotMarked() throws Exception {
    producer.sendException = new RecordTooLargeException("too large");

    assertThatThrownBy(() -> replay.putBack(letter(5))).isInstanceOf(RecordTooLargeException.class);

    assertThat(producer.commitCount()).isZero();
    assertThat(producer.history()).isEmpty();
    producer.sendException = null;
    replay.putBack(letter(6));
    assertThat(producer.commitCount()).isEqualTo(1);
  }

  @Test
  void endsWhenAnotherReplayBegins() {
    producer.fenceProducer();

    assertThatThrownBy(() -> replay.putBack(letter(5)))
        .isInstanceOf(Replay.SupersededException.class);
  }

  private static Map<String, String> headers(ProducerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : record.headers()) {
      assertThat(headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)))
          .as("one header of a name")
          .isNull();
    }
    return headers;
  }
}
