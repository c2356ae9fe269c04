package org.memestream.ingest;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.memestream.schemas.MemeFailed;
import org.memestream.schemas.MemeFinished;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.SchemaRegistry;

/** Decodes the two kinds of outcome. Thread-safe. */
final class OutcomeDecoder {

  private final Deserializer<MemeFinished> finished;
  private final Deserializer<MemeFailed> failed;

  OutcomeDecoder(SchemaRegistry registry) {
    finished = new AvroSerde<>(registry, MemeFinished.class).deserializer();
    failed = new AvroSerde<>(registry, MemeFailed.class).deserializer();
  }

  /**
   * Ends a meme as the record says.
   *
   * @throws org.apache.kafka.common.errors.SerializationException when the record cannot be read
   */
  void deliver(ConsumerRecord<String, byte[]> record, PendingMeme meme, PendingMemes pending) {
    if (record.value() == null) {
      return;
    }
    if (record.topic().equals(Topics.FINISHED.name())) {
      MemeFinished event = finished.deserialize(record.topic(), record.value());
      pending.finish(meme, FinishedMeme.of(event, meme.notes()));
    } else {
      MemeFailed event = failed.deserialize(record.topic(), record.value());
      pending.fail(meme, new MemeFailedException(event));
    }
  }
}
