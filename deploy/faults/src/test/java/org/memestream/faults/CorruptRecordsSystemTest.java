package org.memestream.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.memestream.faults.Ledger.Outcomes;
import org.memestream.schemas.Topics;

/** Thousands of records that nobody can read, between those of memes. */
@ExtendWith(SharedCluster.class)
class CorruptRecordsSystemTest {

  private static final int MEMES = 60;
  private static final double PER_SECOND = 10;
  private static final int CORRUPT = 5_000;

  @Test
  void eachBecomesADeadLetterAndNoMemeIsLost(Cluster cluster) throws Exception {
    Map<String, Double> before = deadLetters(cluster);
    try (FaultCase fault = FaultCase.begin(cluster, "5,000 corrupt requests", MEMES, PER_SECOND);
        Producer<byte[], byte[]> producer = cluster.clients().producer("corrupt")) {
      fault.awaitUnderWay();
      byte[] sound = fault.ledger().scan(Topics.REQUESTED).get(0).value();

      new CorruptRecords(producer, sound, new Random(1)).write(Topics.REQUESTED, CORRUPT);
      fault.over();

      Outcomes outcomes =
          fault
              .tell(
                  "captioner, face-transfer and assembly: dead.letters %d each".formatted(CORRUPT))
              .verify();
      assertThat(outcomes.finished()).hasSize(MEMES);
      assertThat(
              outcomes.deadLetters().stream()
                  .map(letter -> letter.getPartition() + "-" + letter.getOffset())
                  .collect(Collectors.toSet()))
          .hasSize(CORRUPT);
      deadLetters(cluster)
          .forEach(
              (reader, letters) ->
                  // More where a batch or a transaction was repeated.
                  assertThat(letters - before.get(reader))
                      .as(reader)
                      .isGreaterThanOrEqualTo(CORRUPT));
    }
  }

  /** As the metrics count them, for each service that reads requests. */
  private static Map<String, Double> deadLetters(Cluster cluster) {
    return Stream.of("captioner", "face-transfer", "assembly")
        .collect(
            Collectors.toMap(
                Function.identity(),
                reader -> cluster.service(reader).metrics().sum("memestream_dead_letters_total")));
  }
}
