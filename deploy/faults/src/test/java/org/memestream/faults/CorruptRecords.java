package org.memestream.faults;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.memestream.schemas.Topic;

/** Writes records that nobody can read. */
final class CorruptRecords {

  /** What their keys begin with. */
  static final String KEY = "corrupt-";

  private static final int UNKNOWN_SCHEMA = 1_000_000;
  private static final int HEADER = 5;
  private static final int KINDS = 4;

  private final Producer<byte[], byte[]> producer;
  private final byte[] sound;
  private final Random random;

  /**
   * @param producer stays the caller's
   * @param sound a record of the topic, to be cut short
   */
  CorruptRecords(Producer<byte[], byte[]> producer, byte[] sound, Random random) {
    this.producer = producer;
    this.sound = sound.clone();
    this.random = random;
  }

  /** Returns when the broker has all of them. */
  void write(Topic<?> topic, int count) throws ExecutionException, InterruptedException {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] key = (KEY + i).getBytes(StandardCharsets.US_ASCII);
      sent.add(producer.send(new ProducerRecord<>(topic.name(), key, value(i % KINDS))));
    }
    for (Future<RecordMetadata> one : sent) {
      one.get();
    }
  }

  private byte[] value(int kind) {
    return switch (kind) {
      case 0 -> noise(1 + random.nextInt(200));
      case 1 -> Arrays.copyOf(sound, HEADER + 1 + random.nextInt(10));
      case 2 ->
          ByteBuffer.allocate(HEADER + 40)
              .put((byte) 0)
              .putInt(UNKNOWN_SCHEMA)
              .put(noise(40))
              .array();
      default -> new byte[0];
    };
  }

  private byte[] noise(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
