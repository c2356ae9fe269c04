package org.memestream.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.config.InvalidConfigurationException;
import org.memestream.runtime.config.StoreConfig;

class ObjectStoresTest {

  @TempDir Path folder;

  private static StoreConfig config(String uri) {
    return ConfigurationLoader.group(StoreConfig.class, Map.of("uri", uri));
  }

  @Test
  void opensFolders() {
    try (ObjectStore store = ObjectStores.open(config(folder.resolve("中 文").toUri().toString()))) {
      store.put("a", new byte[1], "image/png");
    }
    assertThat(folder.resolve("中 文/a")).exists();
  }

  @Test
  void opensRelativeFolders() {
    try (ObjectStore store = ObjectStores.open(config("file:target/object%20stores-test"))) {
      store.probe();
    }
    assertThat(Path.of("target/object stores-test")).isDirectory();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ftp://host/x | must be file or s3",
        "data/objects | must be file or s3",
        "file://data/objects | write file:FOLDER",
        "s3:bucket | the bucket is missing",
        "s3:/bucket | the bucket is missing"
      })
  void saysWhatAnAddressMustBe(String uri, String rule) {
    assertThatThrownBy(() -> ObjectStores.open(config(uri)))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("memestream.store.uri")
        .hasMessageContaining(uri)
        .hasMessageContaining(rule);
  }

  @Test
  void measuresByOperationAndOutcome() {
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    InMemoryObjectStore memory = new InMemoryObjectStore();
    try (ObjectStore store = new InstrumentedObjectStore(memory, metrics)) {
      store.put("a", new byte[7], "image/png");
      store.get("a");
      assertThatThrownBy(() -> store.get("b")).isInstanceOf(ObjectMissingException.class);
      memory.goOut();
      assertThatThrownBy(store::probe).isInstanceOf(StoreUnavailableException.class);
    }
    assertThat(requests(metrics, "put", "ok")).isEqualTo(1);
    assertThat(requests(metrics, "get", "ok")).isEqualTo(1);
    assertThat(requests(metrics, "get", "missing")).isEqualTo(1);
    assertThat(requests(metrics, "probe", "unavailable")).isEqualTo(1);
    assertThat(
            metrics.get("memestream.store.bytes").tag("operation", "get").summary().totalAmount())
        .isEqualTo(7);
  }

  private static long requests(SimpleMeterRegistry metrics, String operation, String outcome) {
    return metrics
        .get("memestream.store.requests")
        .tag("operation", operation)
        .tag("outcome", outcome)
        .timer()
        .count();
  }
}
