package org.memestream.renderer.streams;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * No outcome is ever dropped: what may pass is tried again, anything else stops the thread, whose
 * transaction is rolled back. Streams creates it.
 */
public final class UnsentRecords implements ProductionExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(UnsentRecords.class);

  @Override
  public void configure(Map<String, ?> settings) {
    // Nothing to configure.
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception failure) {
    if (failure instanceof RetriableException) {
      return Response.retry();
    }
    log.atError()
        .addKeyValue("topic", record.topic())
        .setCause(failure)
        .log("record cannot be sent");
    return Response.fail();
  }

  @Override
  @SuppressWarnings("rawtypes") // The signature is Streams'.
  public Response handleSerializationError(
      ErrorHandlerContext context,
      ProducerRecord record,
      Exception failure,
      SerializationExceptionOrigin origin) {
    log.atError()
        .addKeyValue("topic", record.topic())
        .setCause(failure)
        .log("record cannot be written");
    return Response.fail();
  }
}
