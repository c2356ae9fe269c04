package org.memestream.embedded;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.FaultHandlerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the faults of the node's parts and keeps the first that it cannot live with. */
final class FaultLog implements FaultHandlerFactory {

  private static final Logger log = LoggerFactory.getLogger(FaultLog.class);

  private final AtomicReference<Throwable> fatal = new AtomicReference<>();

  Optional<Throwable> fatal() {
    return Optional.ofNullable(fatal.get());
  }

  @Override
  public FaultHandler build(String name, boolean isFatal, Runnable action) {
    return (message, cause) -> {
      FaultHandlerException fault =
          new FaultHandlerException("%s: %s".formatted(name, message), cause);
      log.error("broker fault in {} (fatal: {}): {}", name, isFatal, message, cause);
      if (isFatal) {
        fatal.compareAndSet(null, fault);
      }
      action.run();
      return fault;
    };
  }
}
