package org.memestream.renderer.streams;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.memestream.schemas.serde.UndecodableException;

/**
 * Bytes that are no record of ours become a dead letter. Any other failure to read, such as a
 * registry that does not answer, is no fault of the record and stops the thread, so that the record
 * is read again. Streams creates it.
 */
public final class UndecodableRecords implements DeserializationExceptionHandler {
  private StreamsDeadLetters deadLetters;

  @Override
  public void configure(Map<String, ?> settings) {
    deadLetters = StreamsDeadLetters.from(settings);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception failure) {
    return Causes.find(failure, UndecodableException.class)
        .map(why -> deadLetters.about(context, record.key(), record.value(), why))
        .map(Response::resume)
        .orElseGet(Response::fail);
  }
}
