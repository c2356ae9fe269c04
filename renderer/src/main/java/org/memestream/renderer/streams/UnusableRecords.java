package org.memestream.renderer.streams;

import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A record that makes no sense becomes a dead letter; any other failure stops the thread, whose
 * transaction is rolled back. Streams creates it.
 */
public final class UnusableRecords implements ProcessingExceptionHandler {
  private StreamsDeadLetters deadLetters;

  @Override
  public void configure(Map<String, ?> settings) {
    deadLetters = StreamsDeadLetters.from(settings);
  }

  @Override
  public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception failure) {
    return Causes.find(failure, UnusableRecordException.class)
        .map(
            why ->
                deadLetters.about(context, context.sourceRawKey(), context.sourceRawValue(), why))
        .map(Response::resume)
        .orElseGet(Response::fail);
  }
}
