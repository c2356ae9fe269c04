package org.memestream.runtime.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.memestream.runtime.config.ConfigurationProblem;
import org.memestream.runtime.config.InvalidConfigurationException;
import org.memestream.runtime.config.ServiceConfig;
import org.memestream.runtime.store.InMemoryObjectStore;

@Timeout(20)
class ServiceRunTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> environment =
      new HashMap<>(Map.of("MEMESTREAM_HTTP_PORT", "0"));
  private final FakeService service = new FakeService();

  private ServiceRun<ServiceConfig> run(Function<ServiceContext<ServiceConfig>, Service> factory) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Surroundings surroundings = new Surroundings(environment, stream, Clock.systemUTC(), log -> {});
    return new ServiceRun<>("fake", ServiceConfig.class, factory, surroundings);
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static FakeService failing(RuntimeException failure) {
    return new FakeService() {
      @Override
      public void start() {
        throw failure;
      }
    };
  }

  @Test
  void stopDrainsAndEndsWell() throws Exception {
    ServiceRun<ServiceConfig> run = run(context -> service);
    CompletableFuture<ExitCode> ended = CompletableFuture.supplyAsync(run::run);
    service.started.await();
    assertThat(run.stop()).isEqualTo(ExitCode.OK);
    assertThat(ended.get(5, TimeUnit.SECONDS)).isEqualTo(ExitCode.OK);
    assertThat(said()).isEmpty();
  }

  @Test
  void serviceGetsItsConfiguration() {
    environment.put("MEMESTREAM_REGISTRY_URL", "http://there:1");
    ServiceRun<ServiceConfig> run =
        run(
            context -> {
              assertThat(context.config().registry().url()).isEqualTo("http://there:1");
              assertThat(context.metrics().getMeters()).isNotEmpty();
              service.close();
              return service;
            });
    assertThat(run.run()).isEqualTo(ExitCode.OK);
  }

  @Test
  void badConfigurationIsNamed() {
    environment.put("MEMESTREAM_HTTP_PORT", "high");
    environment.put("MEMESTREAM_HTPP_HOST", "x");
    assertThat(run(context -> service).run()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(said()).contains("MEMESTREAM_HTTP_PORT", "did you mean MEMESTREAM_HTTP_HOST?");
  }

  @Test
  void missingFileIsAConfigurationProblem() {
    assertThat(run(context -> service).run("--config", "/none/x.yaml"))
        .isEqualTo(ExitCode.CONFIGURATION);
    assertThat(said()).contains("/none/x.yaml", "does not exist");
  }

  @Test
  void unknownArgumentIsNamed() {
    assertThat(run(context -> service).run("--confg", "x")).isEqualTo(ExitCode.USAGE);
    assertThat(said()).contains("--confg", "--config FILE");
  }

  @Test
  void helpIsNoFailure() {
    assertThat(run(context -> service).run("--help")).isEqualTo(ExitCode.OK);
    assertThat(said()).contains("--config FILE");
  }

  @Test
  void takenPortIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      environment.put("MEMESTREAM_HTTP_PORT", Integer.toString(taken.getLocalPort()));
      assertThat(run(context -> service).run()).isEqualTo(ExitCode.PORT_TAKEN);
      assertThat(said()).contains(Integer.toString(taken.getLocalPort()));
    }
  }

  @Test
  void outageAtStartIsNamed() {
    InMemoryObjectStore store = new InMemoryObjectStore();
    store.goOut();
    ServiceRun<ServiceConfig> run =
        run(
            context -> {
              store.probe();
              return service;
            });
    assertThat(run.run()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(said()).contains("fake: ").hasLineCount(1);
  }

  @Test
  void startFailureBringsItsOwnCode() {
    StartFailure failure = new StartFailure(ExitCode.MACHINE, "libGL is missing; install libgl1");
    assertThat(run(context -> failing(failure)).run()).isEqualTo(ExitCode.MACHINE);
    assertThat(said()).isEqualTo("fake: libGL is missing; install libgl1" + System.lineSeparator());
  }

  @Test
  void configurationFoundBadLaterIsNamed() {
    InvalidConfigurationException failure =
        new InvalidConfigurationException(
            List.of(new ConfigurationProblem("memestream.x", "is bad")));
    assertThat(run(context -> failing(failure)).run()).isEqualTo(ExitCode.CONFIGURATION);
  }

  @Test
  void otherFailureIsFailed() {
    assertThat(run(context -> failing(new IllegalStateException("odd"))).run())
        .isEqualTo(ExitCode.FAILED);
    assertThat(said()).contains("odd");
  }

  @Test
  void deadThreadEndsTheService() throws Exception {
    ServiceRun<ServiceConfig> run = run(context -> service);
    CompletableFuture<ExitCode> ended = CompletableFuture.supplyAsync(run::run);
    service.started.await();
    run.threadDied(Thread.currentThread(), new StackOverflowError("deep"));
    assertThat(ended.get(5, TimeUnit.SECONDS)).isEqualTo(ExitCode.FAILED);
    assertThat(said()).contains("a thread died");
  }

  @Test
  void deadThreadDuringStartEndsTheService() {
    AtomicReference<ServiceRun<?>> self = new AtomicReference<>();
    FakeService dying =
        new FakeService() {
          @Override
          public void start() {
            self.get().threadDied(Thread.currentThread(), new IllegalStateException("early"));
          }
        };
    ServiceRun<ServiceConfig> run = run(context -> dying);
    self.set(run);
    assertThat(run.run()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void failedDrainIsNotSuccess() throws Exception {
    FakeService stubborn =
        new FakeService() {
          @Override
          public void close() {
            closed.countDown();
            throw new IllegalStateException("3 records left");
          }
        };
    ServiceRun<ServiceConfig> run = run(context -> stubborn);
    CompletableFuture<ExitCode> ended = CompletableFuture.supplyAsync(run::run);
    stubborn.started.await();
    assertThat(run.stop()).isEqualTo(ExitCode.FAILED);
    ended.get(5, TimeUnit.SECONDS);
    assertThat(said()).contains("3 records left");
  }
}
