package org.memestream.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.memestream.faults.Ledger.Outcomes;
import org.memestream.schemas.Topic;
import org.memestream.schemas.Topics;

/** Every record of every stage is delivered again, twice while memes are under way. */
@ExtendWith(SharedCluster.class)
class DuplicatesSystemTest {

  private static final int MEMES = 50;
  private static final double PER_SECOND = 10;
  private static final List<Topic<?>> STAGES =
      List.of(
          Topics.REQUESTED,
          Topics.CAPTIONED,
          Topics.FACE_TRANSFERRED,
          Topics.ASSEMBLED,
          Topics.ASSEMBLED_BULK,
          Topics.RENDERED);

  @Test
  void eachMemeEndsOnce(Cluster cluster) throws Exception {
    try (FaultCase fault =
            FaultCase.begin(cluster, "every event delivered again", MEMES, PER_SECOND);
        Producer<byte[], byte[]> producer = cluster.clients().producer("duplicates")) {
      fault.awaitUnderWay();

      repeat(fault.ledger(), producer);
      fault.load().awaitAsked(MEMES);
      int repeated = repeat(fault.ledger(), producer);
      fault.over();

      Outcomes outcomes = fault.tell(repeated + " events repeated in the second round").verify();
      assertThat(outcomes.failed()).isEmpty();
      assertThat(outcomes.finished()).hasSize(MEMES);
    }
  }

  private static int repeat(Ledger ledger, Producer<byte[], byte[]> producer) throws Exception {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (Topic<?> topic : STAGES) {
      for (ConsumerRecord<String, byte[]> record : ledger.scan(topic)) {
        byte[] key = record.key().getBytes(StandardCharsets.UTF_8);
        sent.add(
            producer.send(
                new ProducerRecord<>(topic.name(), null, key, record.value(), record.headers())));
      }
    }
    for (Future<RecordMetadata> one : sent) {
      one.get();
    }
    return sent.size();
  }
}
