package org.memestream.local.deadletters;

import java.time.Clock;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.memestream.schemas.DeadLetter;

/**
 * Puts records back, each in a transaction with its mark, so that a record is never back without
 * one. For one thread.
 */
final class Replay implements AutoCloseable {

  /** Transactional id: a replay that begins later puts an earlier one out of work. */
  static final String NAME = "memestream-dead-letters-replay";

  private final Producer<byte[], byte[]> producer;
  private final Clock clock;

  /** Another replay has begun, and this one may put nothing back any more. */
  static final class SupersededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SupersededException(Throwable cause) {
      super("another replay has begun meanwhile; look at what it did, then replay the rest", cause);
    }
  }

  /**
   * @param producer transactional; closed with this
   * @param clock when something is put back
   */
  Replay(Producer<byte[], byte[]> producer, Clock clock) {
    this.producer = producer;
    this.clock = clock;
  }

  /** Ends what an earlier replay left open. From here on the marks that are read are all. */
  void begin() {
    producer.initTransactions();
  }

  /**
   * Puts a record back as it was: key, value and headers, and those that count replays.
   *
   * @return where it is now
   * @throws SupersededException when another replay has begun
   * @throws KafkaException when the broker did not take it; nothing was put back then
   */
  String putBack(DeadLetter letter) throws InterruptedException {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            letter.getTopic(),
            null,
            ReplayHeaders.bytes(letter.getKey()),
            ReplayHeaders.bytes(letter.getValue()),
            ReplayHeaders.of(letter));
    try {
      producer.beginTransaction();
      RecordMetadata sent = sent(record);
      LetterId place = new LetterId(sent.topic(), sent.partition(), sent.offset());
      sent(new ReplayMark(clock.instant(), place.toString()).record(LetterId.of(letter)));
      producer.commitTransaction();
      return place.toString();
    } catch (ProducerFencedException e) {
      throw new SupersededException(e);
    } catch (KafkaException e) {
      abort(e);
      throw e;
    }
  }

  private RecordMetadata sent(ProducerRecord<byte[], byte[]> record) throws InterruptedException {
    try {
      return producer.send(record).get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
    }
  }

  private void abort(KafkaException failure) {
    try {
      producer.abortTransaction();
    } catch (ProducerFencedException e) {
      throw new SupersededException(e);
    } catch (KafkaException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
