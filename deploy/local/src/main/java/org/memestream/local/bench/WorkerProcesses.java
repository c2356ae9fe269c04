package org.memestream.local.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.memestream.captioner.CaptionerMain;
import org.memestream.embedded.EmbeddedBroker;
import org.memestream.embedded.EmbeddedRegistry;
import org.memestream.local.folder.DataFolder;
import org.memestream.local.stack.LocalSettings;
import org.memestream.local.stack.LocalTopics;
import org.memestream.renderer.RendererMain;
import org.memestream.runtime.config.ServiceConfig;

/**
 * Captioners and renderers in processes of their own, as on a cluster, around a broker and a
 * registry in this one.
 */
final class WorkerProcesses implements AutoCloseable {

  private static final long STOPS_WITHIN_SECONDS = 30;

  private final DataFolder data;
  private final Map<String, String> environment;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final List<Process> processes = new ArrayList<>();
  private EmbeddedBroker broker;
  private EmbeddedRegistry registry;

  private WorkerProcesses(DataFolder data, Map<String, String> environment) {
    this.data = data;
    this.environment = environment;
  }

  /**
   * Starts them; they take work as soon as they are up.
   *
   * @param count processes of each kind
   */
  static WorkerProcesses start(DataFolder data, Map<String, String> environment, int count)
      throws IOException, InterruptedException {
    WorkerProcesses started = new WorkerProcesses(data, environment);
    try {
      started.begin(count);
      return started;
    } catch (IOException | InterruptedException | RuntimeException e) {
      started.close();
      throw e;
    }
  }

  private void begin(int count) throws IOException, InterruptedException {
    broker = EmbeddedBroker.start(data.broker(), 0);
    parts.push(broker);
    registry = EmbeddedRegistry.start(broker.bootstrapServers(), 0);
    parts.push(registry);
    LocalSettings settings =
        new LocalSettings(data, bootstrapServers(), registryUrl(), environment);
    new LocalTopics(settings.load(ServiceConfig.class, Map.of()).kafka()).create();
    for (int i = 0; i < count; i++) {
      Path captioner = data.service("captioner-" + i);
      launch(CaptionerMain.class, captioner, Map.of());
      Path renderer = data.service("renderer-" + i);
      launch(
          RendererMain.class,
          renderer,
          Map.of(
              "MEMESTREAM_ASSEMBLY_STATE_DIR",
              renderer.resolve("assembly").toString(),
              "MEMESTREAM_RETENTION_ENABLED",
              "false"));
    }
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  String registryUrl() {
    return registry.url();
  }

  private void launch(Class<?> main, Path folder, Map<String, String> settings) throws IOException {
    Files.createDirectories(folder);
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            main.getName());
    builder.environment().putAll(settings);
    builder.environment().put("MEMESTREAM_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
    builder.environment().put("MEMESTREAM_REGISTRY_URL", registryUrl());
    builder.environment().put("MEMESTREAM_STORE_URI", data.objects().toUri().toString());
    builder.environment().put("MEMESTREAM_WORKER_JOURNAL_DIR", folder + File.separator + "journal");
    builder.environment().put("MEMESTREAM_HTTP_PORT", "0");
    File log = folder.resolve("log").toFile();
    processes.add(builder.redirectErrorStream(true).redirectOutput(log).start());
  }

  @Override
  public void close() {
    processes.forEach(Process::destroy);
    for (Process process : processes) {
      try {
        if (!process.waitFor(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        process.destroyForcibly();
      }
    }
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        throw new IllegalStateException("the broker of the bench does not stop", e);
      }
    }
    parts.clear();
  }
}
