package org.memestream.local.stack;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.memestream.embedded.EmbeddedBroker;
import org.memestream.embedded.EmbeddedRegistry;
import org.memestream.local.folder.DataFolder;
import org.memestream.local.folder.StackState;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.config.HttpConfig;
import org.memestream.runtime.config.ServiceConfig;
import org.memestream.runtime.health.HealthServer;
import org.memestream.runtime.health.Readiness;
import org.memestream.runtime.telemetry.Telemetry;
import org.memestream.runtime.telemetry.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Broker, registry, topics and all services in this process, on the data of one folder. The caller
 * holds the folder's lock. May be closed at any time and from any thread, also while it starts.
 */
public final class LocalStack implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LocalStack.class);

  private static final Duration BROKER_CHECK = Duration.ofSeconds(1);

  private final DataFolder folder;
  private final Map<String, String> environment;
  private final Clock clock;
  private final StartProgress progress;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private volatile EmbeddedBroker broker;
  private volatile LocalServices services;
  private boolean closed;

  /**
   * @param folder where everything is kept
   * @param environment variables that may hold settings of the services
   * @param clock time for the services
   * @param progress told of each part that is up
   */
  public LocalStack(
      DataFolder folder, Map<String, String> environment, Clock clock, StartProgress progress) {
    this.folder = folder;
    this.environment = environment;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Starts everything, and returns when a meme can be made.
   *
   * @param ports where to listen
   * @param last a stack of the same folder that did not end in order
   */
  public StackState start(StackPorts ports, Optional<StackState> last) throws InterruptedException {
    new NativeLibraries().loadMeanwhile();
    Telemetry telemetry = own(Telemetry.of("memestream"));
    telemetry.watch(() -> readiness().isReady());
    HealthServer health =
        started(
            "health",
            () -> ports.health(last).open(port -> health(port, telemetry)),
            h -> "http://127.0.0.1:" + h.port());
    // Here already, so that a taken port is told before anything else starts.
    ReservedPort web = own(ports.http(last).open(ReservedPort::on));
    broker =
        started(
            "broker",
            () -> ports.kafka(last).open(port -> EmbeddedBroker.start(folder.broker(), port)),
            EmbeddedBroker::bootstrapServers);
    EmbeddedRegistry registry =
        started(
            "registry",
            () ->
                ports
                    .registry(last)
                    .open(port -> EmbeddedRegistry.start(broker.bootstrapServers(), port)),
            EmbeddedRegistry::url);
    LocalSettings settings =
        new LocalSettings(folder, broker.bootstrapServers(), registry.url(), environment);
    long begin = clock.millis();
    ServiceConfig shared = settings.load(ServiceConfig.class, Map.of());
    int topics = new LocalTopics(shared.kafka()).create();
    progress.started("topics", Integer.toString(topics), Duration.ofMillis(clock.millis() - begin));
    Traces traces = own(Traces.exporting("memestream", shared.telemetry().traces()));
    services =
        own(
            new LocalServices(
                ServiceCatalogue.all(web), settings, telemetry.registry(), traces, clock));
    begin = clock.millis();
    services.start();
    progress.started("services", services.names(), Duration.ofMillis(clock.millis() - begin));
    URI page = URI.create("http://127.0.0.1:" + web.port());
    progress.started("web page", page.toString(), Duration.ZERO);
    return new StackState(
        ProcessHandle.current().pid(),
        broker.bootstrapServers(),
        URI.create(registry.url()),
        URI.create("http://127.0.0.1:" + health.port()),
        page,
        clock.instant());
  }

  /**
   * Returns when a service has ended, because of {@link #close} or by itself.
   *
   * @throws RuntimeException what ended it, when that was a failure
   */
  void awaitEnd() throws InterruptedException {
    while (!services.awaitEnd(BROKER_CHECK)) {
      Optional<Throwable> fault = broker.fault();
      if (fault.isPresent()) {
        throw new IllegalStateException("the broker broke: " + fault.get(), fault.get());
      }
    }
  }

  @Override
  public void close() {
    List<AutoCloseable> open;
    synchronized (parts) {
      closed = true;
      open = List.copyOf(parts);
      parts.clear();
    }
    for (AutoCloseable part : open) {
      try {
        part.close();
      } catch (Exception e) {
        log.atError()
            .setCause(e)
            .addKeyValue("part", part.getClass().getSimpleName())
            .log("did not close");
      }
    }
  }

  private HealthServer health(int port, Telemetry telemetry) {
    HttpConfig config =
        ConfigurationLoader.group(HttpConfig.class, Map.of("port", Integer.toString(port)));
    return HealthServer.start(config, this::readiness, telemetry::scrape);
  }

  private Readiness readiness() {
    LocalServices current = services;
    return current == null ? Readiness.unready("the stack is starting") : current.readiness();
  }

  private interface Start<P> {
    P start() throws InterruptedException;
  }

  private interface Place<P> {
    String of(P part);
  }

  private <P extends AutoCloseable> P started(String name, Start<P> start, Place<P> place)
      throws InterruptedException {
    long begin = clock.millis();
    P part = own(start.start());
    progress.started(name, place.of(part), Duration.ofMillis(clock.millis() - begin));
    return part;
  }

  /** Closed with the stack, the last one first. */
  private <P extends AutoCloseable> P own(P part) {
    synchronized (parts) {
      parts.push(part);
    }
    if (closed()) {
      close();
      throw new StackClosedException();
    }
    return part;
  }

  private boolean closed() {
    synchronized (parts) {
      return closed;
    }
  }
}
