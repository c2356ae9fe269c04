package org.memestream.local.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.memestream.schemas.DeadLetter;
import org.memestream.schemas.Topic;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.ConfluentRegistry;

/** Dead letters hold what strangers wrote: all of it can be listed, shown and put back. */
class LettersFuzzTest {

  private static final TopicPartition PLACE = new TopicPartition(Topics.DEAD_LETTERS.name(), 0);

  private final RecordDecoder decoder =
      new RecordDecoder(ConfluentRegistry.connect("mock://" + UUID.randomUUID(), Map.of()));

  @Property(seed = "1")
  void anyLetterIsListedShownAndPutBack(
      @ForAll String text, @ForAll long seed, @ForAll @IntRange(max = 300) int shown)
      throws Exception {
    Random random = new Random(seed);
    byte[] key = bytes(random, 200);
    byte[] value = bytes(random, 600);
    byte[] header = bytes(random, 40);
    Topic<?> topic = Topics.all().get(value.length % Topics.all().size());
    DeadLetter letter =
        DeadLetter.newBuilder()
            .setTopic(text.length() % 3 == 0 ? topic.name() : text)
            .setPartition(1)
            .setOffset(2)
            .setTimestamp(Instant.EPOCH)
            .setKey(ByteBuffer.wrap(key))
            .setValue(ByteBuffer.wrap(value))
            .setHeaders(
                Map.of(text, ByteBuffer.wrap(header), "replay_count", ByteBuffer.wrap(header)))
            .setService(text)
            .setReason(text)
            .setMessage(text)
            .setFailedAt(Instant.EPOCH)
            .build();
    Letter listed = Letter.of(letter, PLACE, 0);
    OpenLetter open = new OpenLetter(listed, letter, decoder.decode(letter), shown);
    LetterList list = new LetterList(java.util.List.of(listed), 1, 0);
    StringWriter out = new StringWriter();
    PrintWriter printer = new PrintWriter(out);

    list.writeJson(printer);
    new ObjectMapper().readTree(out.toString());
    out.getBuffer().setLength(0);
    open.writeJson(printer);
    new ObjectMapper().readTree(out.toString());
    out.getBuffer().setLength(0);
    list.writeText(printer);
    open.writeText(printer);

    assertThat(out.toString().replaceAll("\\R", "").chars())
        .as("nothing that a terminal obeys")
        .noneMatch(c -> Character.isISOControl(c));
    assertThat(ReplayHeaders.count(letter)).isNotNegative();
    assertThat(ReplayHeaders.of(letter).headers("replay_count")).hasSize(1);
    assertThat(ReplayHeaders.bytes(letter.getValue())).isEqualTo(value);
  }

  private static byte[] bytes(Random random, int most) {
    byte[] bytes = new byte[random.nextInt(most)];
    random.nextBytes(bytes);
    return bytes;
  }

  @Property(seed = "1")
  void anyIdAndMarkIsReadOrNone(@ForAll String id, @ForAll byte[] at, @ForAll byte[] to) {
    LetterId.parse(id).ifPresent(read -> assertThat(read.topic()).isNotEmpty());
    RecordHeaders headers = new RecordHeaders();
    headers.add("replayed_at", at).add("replayed_to", to);

    ReplayMark.in(headers).ifPresent(mark -> assertThat(mark.at()).isNotNull());
  }
}
