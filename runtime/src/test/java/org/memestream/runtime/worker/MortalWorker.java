package org.memestream.runtime.worker;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.memestream.schemas.Topic;
import org.memestream.schemas.Topics;

/** A process with a worker pool that any record named {@code poison} kills at once. */
final class MortalWorker {

  static final int KILLED = 137;

  private MortalWorker() {}

  /** Arguments: broker address, stage name, journal folder. Ends when its input is closed. */
  public static void main(String[] arguments) throws Exception {
    String stage = arguments[1];
    ScriptedWorker worker =
        new ScriptedWorker()
            .running(
                id -> {
                  if (id.startsWith("poison")) {
                    Runtime.getRuntime().halt(KILLED);
                  }
                  return Outcome.produced(id);
                });
    try (var pool =
        new WorkerPool<>(
            new StageWork<>(
                stage,
                worker,
                List.of(named(Topics.REQUESTED, stage + ".requested")),
                named(Topics.CAPTIONED, stage + ".captioned")),
            Settings.in(Path.of(arguments[2])),
            new Settings.Broker(arguments[0]),
            new CatalogueRegistry(),
            new SimpleMeterRegistry(),
            Clock.systemUTC())) {
      pool.start();
      System.in.read();
    }
  }

  private static <V extends SpecificRecord> Topic<V> named(Topic<V> topic, String name) {
    return new Topic<>(name, topic.type(), topic.schema(), topic.key(), topic.cleanup(), 3);
  }
}
