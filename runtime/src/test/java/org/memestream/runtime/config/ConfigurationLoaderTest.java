package org.memestream.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationLoaderTest {

  interface TestConfig extends ServiceConfig {
    WorkerConfig worker();

    Sample sample();
  }

  interface Sample {
    @WithDefault("0.5")
    @Between(min = "0", max = "1")
    double threshold();

    @WithDefault("a,b")
    List<String> names();

    @WithDefault("true")
    boolean enabled();

    Optional<Duration> patience();

    Optional<Set<String>> tags();

    @Sensitive
    @WithDefault("hush")
    String phrase();
  }

  @TempDir Path folder;

  private final ConfigurationLoader loader = new ConfigurationLoader(Set.of("gateway"));

  private TestConfig load(Map<String, String> environment, Map<String, String> overrides) {
    return loader.load(TestConfig.class, Optional.empty(), environment, overrides);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private List<String> problems(Map<String, String> environment, Map<String, String> overrides) {
    try {
      load(environment, overrides);
      return List.of();
    } catch (InvalidConfigurationException e) {
      return e.problems().stream().map(ConfigurationProblem::toString).toList();
    }
  }

  @Test
  void defaultsSuffice() {
    TestConfig config = load(Map.of(), Map.of());
    assertThat(config.kafka().bootstrapServers()).isEqualTo("127.0.0.1:9092");
    assertThat(config.worker().batchSize()).isEqualTo(16);
    assertThat(config.worker().maxBatchDelay()).isEqualTo(Duration.ofMillis(5));
    assertThat(config.worker().journalDir()).isEqualTo(Path.of("data/journal"));
    assertThat(config.store().uri()).isEqualTo(URI.create("file:data/objects"));
    assertThat(config.store().s3().endpoint()).isEmpty();
    assertThat(config.log().format()).isEqualTo(LogConfig.Format.JSON);
    assertThat(config.sample().names()).containsExactly("a", "b");
    assertThat(config.sample().threshold()).isEqualTo(0.5);
    assertThat(config.sample().tags()).isEmpty();
    assertThat(config.kafka().properties()).isEmpty();
  }

  @Test
  void choicesMayBeWrittenInAnyCase() {
    for (String written : List.of("warn", "WARN", "warN", " Warn ")) {
      assertThat(load(Map.of("MEMESTREAM_LOG_LEVEL", written), Map.of()).log().level())
          .isEqualTo(LogConfig.Level.WARN);
    }
  }

  @Test
  void laterSourcesWin() throws IOException {
    Path file =
        file(
            "memestream.yaml",
            """
            memestream:
              worker: {batch-size: 2, loops: 3, prepare-threads: 7}
            """);
    TestConfig config =
        loader.load(
            TestConfig.class,
            Optional.of(file),
            Map.of("MEMESTREAM_WORKER_BATCH_SIZE", "4", "MEMESTREAM_WORKER_LOOPS", "5"),
            Map.of("memestream.worker.loops", "6"));
    assertThat(config.worker().prepareThreads()).isEqualTo(7);
    assertThat(config.worker().batchSize()).isEqualTo(4);
    assertThat(config.worker().loops()).isEqualTo(6);
  }

  @Test
  void yamlAndPropertiesMeanTheSame() throws IOException {
    Path yaml =
        file(
            "a.yml",
            """
            memestream:
              sample:
                names: [x, y]
                patience: 2m
              kafka:
                properties:
                  security.protocol: SSL
                  sasl:
                    mechanism: PLAIN
            """);
    Path properties =
        file(
            "b.properties",
            """
            memestream.sample.names=x,y
            memestream.sample.tags=p,q
            memestream.sample.patience=PT2M
            memestream.kafka.properties.security.protocol=SSL
            memestream.kafka.properties.sasl.mechanism=PLAIN
            """);
    for (Path file : List.of(yaml, properties)) {
      TestConfig config = loader.load(TestConfig.class, Optional.of(file), Map.of(), Map.of());
      assertThat(config.sample().names()).containsExactly("x", "y");
      assertThat(config.sample().patience()).contains(Duration.ofMinutes(2));
      assertThat(config.kafka().properties())
          .isEqualTo(Map.of("security.protocol", "SSL", "sasl.mechanism", "PLAIN"));
    }
  }

  @Test
  void environmentReachesEntriesOfMaps() {
    TestConfig config =
        load(Map.of("MEMESTREAM_KAFKA_PROPERTIES_SECURITY_PROTOCOL", "SASL_SSL"), Map.of());
    assertThat(config.kafka().properties()).isEqualTo(Map.of("security.protocol", "SASL_SSL"));
  }

  @Test
  void reportsAllProblemsTogether() {
    List<String> problems =
        problems(
            Map.of("MEMESTREAM_WORKER_BATCH_SIZE", "many", "MEMESTREAM_LOG_FORMAT", "xml"),
            Map.of(
                "memestream.worker.max-attempts", "0",
                "memestream.sample.enabled", "ture",
                "memestream.worker.lock-duration", "soon",
                "memestream.http.prot", "1"));
    assertThat(problems)
        .containsExactlyInAnyOrder(
            "MEMESTREAM_WORKER_BATCH_SIZE: is \"many\" (from environment); allowed is a whole"
                + " number from 1 to 1024",
            "MEMESTREAM_LOG_FORMAT: is \"xml\" (from environment); allowed is one of json, text",
            "memestream.worker.max-attempts: is \"0\" (from override); allowed is a whole number"
                + " from 1 to 9",
            "memestream.sample.enabled: is \"ture\" (from override); allowed is true or false",
            "memestream.worker.lock-duration: is \"soon\" (from override); allowed is a duration"
                + " such as 500us, 5ms, 30s, 2m, 1h or 7d from 1s to 10m",
            "memestream.http.prot: there is no such setting (from override); did you mean"
                + " memestream.http.port?");
  }

  @Test
  void messageHoldsEveryProblem() {
    assertThatThrownBy(
            () -> load(Map.of("MEMESTREAM_HTTP_PORT", "99999", "MEMESTREAM_HTPT", "1"), Map.of()))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("2 problems")
        .hasMessageContaining("MEMESTREAM_HTTP_PORT")
        .hasMessageContaining("0 to 65535")
        .hasMessageContaining("MEMESTREAM_HTPT");
  }

  @Test
  void suggestsVariablesToo() {
    assertThat(problems(Map.of("MEMESTREAM_WORKER_BATCHSIZE", "1"), Map.of()))
        .singleElement()
        .asString()
        .endsWith("did you mean MEMESTREAM_WORKER_BATCH_SIZE?");
  }

  @Test
  void doesNotSuggestWhatIsFarOff() {
    assertThat(problems(Map.of(), Map.of("memestream.quite.different", "1")))
        .containsExactly("memestream.quite.different: there is no such setting (from override)");
  }

  @Test
  void refusesKeysOfNobodyInTheFile() throws IOException {
    Path file = file("c.yaml", "kafka:\n  bootstrap-servers: x:1\n");
    assertThatThrownBy(() -> loader.load(TestConfig.class, Optional.of(file), Map.of(), Map.of()))
        .hasMessageContaining("kafka.bootstrap-servers: there is no such setting")
        .hasMessageContaining("did you mean memestream.kafka.bootstrap-servers?");
  }

  @Test
  void passesOverSectionsOfOtherServices() throws IOException {
    Path file = file("d.properties", "memestream.gateway.anything=1\n");
    Map<String, String> environment = Map.of("MEMESTREAM_GATEWAY_THING", "1");
    assertThat(loader.load(TestConfig.class, Optional.of(file), environment, Map.of())).isNotNull();
  }

  @Test
  void passesOverVariablesThatAreNoSettings() {
    Map<String, String> environment =
        Map.of(
            "MEMESTREAM_CONFIG", "x",
            "MEMESTREAM_HOME", "y",
            "MEMESTREAM_RENDERER_SERVICE_HOST", "10.0.0.1",
            "MEMESTREAM_RENDERER_PORT_8080_TCP_ADDR", "10.0.0.1",
            "PATH", "/bin");
    assertThat(load(environment, Map.of())).isNotNull();
  }

  @Test
  void refusesEmptyValues() {
    assertThat(problems(Map.of("MEMESTREAM_HTTP_HOST", " "), Map.of()))
        .containsExactly("MEMESTREAM_HTTP_HOST: is empty (from environment); allowed is text");
  }

  @Test
  void masksSecretsWhereverTheyShow() {
    Configuration<TestConfig> configuration =
        loader.read(
            TestConfig.class,
            Optional.empty(),
            Map.of("MEMESTREAM_STORE_S3_SECRET_KEY", "s3cr3t"),
            Map.of(
                "memestream.kafka.properties.sasl.jaas.config", "s3cr3t",
                "memestream.registry.properties.basic.auth.user.info", "s3cr3t",
                "memestream.kafka.properties.ssl.keystore.password", "s3cr3t",
                "memestream.registry.url", "http://user:s3cr3t@host:1",
                "memestream.worker.loops", "9"));
    assertThat(configuration.effective())
        .containsEntry("memestream.store.s3.secret-key", "****")
        .containsEntry("memestream.registry.url", "http://****@host:1")
        .containsEntry("memestream.sample.phrase", "****")
        .containsEntry("memestream.worker.loops", "9")
        .containsEntry("memestream.store.s3.endpoint", "(not set)");
    assertThat(configuration.effective().values()).noneMatch(value -> value.contains("s3cr3t"));
    assertThat(configuration.toString()).doesNotContain("s3cr3t");
  }

  @Test
  void problemsDoNotTellSecrets() {
    List<String> problems = problems(Map.of(), Map.of("memestream.sample.phrase", ""));
    assertThat(problems).singleElement().asString().doesNotContain("hush");
  }

  @Test
  void unreadableFilesAreProblems() throws IOException {
    Path broken = file("broken.yaml", "memestream: [\n");
    Path binary = folder.resolve("binary.properties");
    Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    List<Path> files = List.of(broken, binary, folder.resolve("none.yaml"), file("x.txt", ""));
    assertThat(files)
        .allSatisfy(
            file ->
                assertThatExceptionOfType(InvalidConfigurationException.class)
                    .isThrownBy(
                        () -> loader.load(TestConfig.class, Optional.of(file), Map.of(), Map.of()))
                    .withMessageContaining(file.toString()));
  }

  @Test
  void emptyFileMeansDefaults() throws IOException {
    Path file = file("empty.yaml", "# nothing yet\n");
    assertThat(loader.load(TestConfig.class, Optional.of(file), Map.of(), Map.of())).isNotNull();
  }

  @Test
  void groupsCanBeFilledAlone() {
    WorkerConfig worker = ConfigurationLoader.group(WorkerConfig.class, Map.of("batch-size", "3"));
    assertThat(worker.batchSize()).isEqualTo(3);
    assertThat(worker.maxAttempts()).isEqualTo(3);
  }

  @Test
  void refusesAnUnknownKeyInASectionOfItsOwnThatIsListedForOthers() {
    ConfigurationLoader shared = new ConfigurationLoader(Set.of("gateway", "kafka"));
    Map<String, String> misspelt = Map.of("memestream.kafka.bootstrap-server", "127.0.0.1:9092");

    assertThatThrownBy(() -> shared.load(TestConfig.class, Optional.empty(), Map.of(), misspelt))
        .hasMessageContaining("did you mean memestream.kafka.bootstrap-servers?");
  }
}
