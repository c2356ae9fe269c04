package org.memestream.runtime.store;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.memestream.runtime.telemetry.Latency;

/**
 * Measures another store: {@code memestream.store.requests} by operation and outcome ({@code ok},
 * {@code missing}, {@code unavailable}, {@code refused}) and {@code memestream.store.bytes} by
 * operation.
 */
final class InstrumentedObjectStore implements ObjectStore {

  private final ObjectStore store;
  private final MeterRegistry metrics;

  InstrumentedObjectStore(ObjectStore store, MeterRegistry metrics) {
    this.store = store;
    this.metrics = metrics;
  }

  @Override
  public void put(String key, byte[] bytes, String mediaType) {
    timed("put", () -> store.put(key, bytes, mediaType));
    bytes("put").record(bytes.length);
  }

  @Override
  public byte[] get(String key) {
    byte[] bytes = timed("get", () -> store.get(key));
    bytes("get").record(bytes.length);
    return bytes;
  }

  @Override
  public boolean exists(String key) {
    return timed("exists", () -> store.exists(key));
  }

  @Override
  public void delete(String key) {
    timed("delete", () -> store.delete(key));
  }

  @Override
  public List<String> list(String prefix) {
    return timed("list", () -> store.list(prefix));
  }

  @Override
  public void visit(String prefix, Consumer<StoredObject> visitor) {
    timed("visit", () -> store.visit(prefix, visitor));
  }

  @Override
  public int deletePrefix(String prefix) {
    return timed("delete-prefix", () -> store.deletePrefix(prefix));
  }

  @Override
  public void probe() {
    timed("probe", store::probe);
  }

  @Override
  public void close() {
    store.close();
  }

  private void timed(String operation, Runnable call) {
    timed(
        operation,
        () -> {
          call.run();
          return true;
        });
  }

  private <T> T timed(String operation, Supplier<T> call) {
    Timer.Sample sample = Timer.start(metrics);
    String outcome = "refused";
    try {
      T answer = call.get();
      outcome = "ok";
      return answer;
    } catch (ObjectMissingException e) {
      outcome = "missing";
      throw e;
    } catch (StoreUnavailableException e) {
      outcome = "unavailable";
      throw e;
    } finally {
      Tags tags = Tags.of("operation", operation, "outcome", outcome);
      sample.stop(Latency.timer(metrics, "memestream.store.requests", tags));
    }
  }

  private DistributionSummary bytes(String operation) {
    return DistributionSummary.builder("memestream.store.bytes")
        .baseUnit("bytes")
        .tag("operation", operation)
        .register(metrics);
  }
}
