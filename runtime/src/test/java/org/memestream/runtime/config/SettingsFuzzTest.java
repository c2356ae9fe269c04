package org.memestream.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.memestream.runtime.fuzz.Damage;

/** Whatever a file or the environment holds, it is settings or a list of what is wrong. */
class SettingsFuzzTest {

  private static final String YAML =
      """
      memestream:
        kafka:
          bootstrap-servers: broker:9092
          partitions: 12
          properties:
            security.protocol: SASL_SSL
        registry: {url: "http://registry:8085"}
        store: {uri: "s3://bucket/prefix", s3: {timeout: 5s, path-style: true}}
        log: {level: info, format: json}
      """;

  private static final String PROPERTIES =
      """
      memestream.kafka.bootstrap-servers = broker:9092
      memestream.kafka.properties.security.protocol = SASL_SSL
      memestream.store.s3.timeout = 5s
      # a comment \\u00e9
      memestream.log.level: warn
      """;

  private static Path folder;

  @BeforeContainer
  static void open() throws IOException {
    folder = Files.createTempDirectory("settings");
  }

  @AfterContainer
  static void remove() throws IOException {
    for (String name : new String[] {"a.yaml", "a.properties"}) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.delete(folder);
  }

  @Property(seed = "1")
  void anyDamageToYaml(@ForAll long seed) throws IOException {
    loadOrRefuse("a.yaml", Damage.of(YAML.getBytes(StandardCharsets.UTF_8), seed));
  }

  @Property(seed = "1")
  void anyDamageToProperties(@ForAll long seed) throws IOException {
    loadOrRefuse("a.properties", Damage.of(PROPERTIES.getBytes(StandardCharsets.UTF_8), seed));
  }

  @Property(seed = "1")
  void anyBytes(@ForAll boolean yaml, @ForAll @Size(max = 500) byte[] bytes) throws IOException {
    loadOrRefuse(yaml ? "a.yaml" : "a.properties", bytes);
  }

  @Property(seed = "1")
  void anyKeysAndValues(@ForAll String key, @ForAll String value, @ForAll boolean environment) {
    load(
        Optional.empty(),
        environment ? Map.of("MEMESTREAM_KAFKA_PROPERTIES_" + key, value) : Map.of(),
        environment ? Map.of() : Map.of("memestream.kafka.properties." + key, value));
    load(Optional.empty(), Map.of("MEMESTREAM_" + key, value), Map.of("memestream." + key, value));
    load(Optional.empty(), Map.of("MEMESTREAM_STORE_URI", value), Map.of());
  }

  @Example
  void valuesThatLookEmpty() {
    for (String value : new String[] {"\0", "\u001f \u0001", "\u2003", ""}) {
      load(Optional.empty(), Map.of("MEMESTREAM_STORE_URI", value), Map.of());
      load(Optional.empty(), Map.of(), Map.of("memestream.kafka.properties.a", value));
    }
    load(Optional.empty(), Map.of("MEMESTREAM_KAFKA_PROPERTIES_", "a"), Map.of());
    for (String key : new String[] {"", " ", "\"", "\"\"", "a\"b", "a\\b", "a.", ".a", "[0]"}) {
      load(Optional.empty(), Map.of(), Map.of("memestream.kafka.properties." + key, "a"));
    }
  }

  @Example
  void yamlThatGrowsOrNeverEnds() throws IOException {
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 60; i++) {
      laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    loadOrRefuse("a.yaml", laughs.append("memestream: *a59").toString().getBytes());
    loadOrRefuse("a.yaml", "[".repeat(100_000).getBytes());
    loadOrRefuse("a.yaml", ("memestream: " + "{a: ".repeat(20_000)).getBytes());
    loadOrRefuse("a.yaml", "memestream: &a {kafka: *a}".getBytes());
  }

  private static void loadOrRefuse(String name, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    load(Optional.of(file), Map.of(), Map.of());
  }

  private static void load(
      Optional<Path> file, Map<String, String> environment, Map<String, String> overrides) {
    try {
      ServiceConfig config =
          new ConfigurationLoader().load(ServiceConfig.class, file, environment, overrides);
      assertThat(config.kafka().bootstrapServers()).isNotNull();
    } catch (InvalidConfigurationException e) {
      assertThat(e.problems()).isNotEmpty();
    }
  }
}
