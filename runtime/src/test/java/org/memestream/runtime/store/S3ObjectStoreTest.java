package org.memestream.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.config.StoreConfig;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

class S3ObjectStoreTest extends ObjectStoreContract {

  private static S3Server server;

  @BeforeAll
  static void startServer(@TempDir Path folder) throws Exception {
    server = S3Server.start(folder);
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
  }

  private static ObjectStore store(String uri, URI endpoint, String secret) {
    return ObjectStores.open(config(endpoint, Map.of("uri", uri, "s3.secret-key", secret)));
  }

  private static StoreConfig config(URI endpoint, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.put("s3.endpoint", endpoint.toString());
    all.put("s3.access-key", S3Server.ACCESS_KEY);
    all.putIfAbsent("s3.secret-key", S3Server.SECRET_KEY);
    all.putIfAbsent("s3.timeout", "5s");
    // The test's server now and then ends a connection that a request is being written to.
    all.put("s3.max-attempts", "4");
    return ConfigurationLoader.group(StoreConfig.class, all);
  }

  @Override
  protected ObjectStore open() throws Exception {
    return store("s3://" + server.newBucket(), server.endpoint(), S3Server.SECRET_KEY);
  }

  @Test
  void prefixSeparatesStoresInOneBucket() throws Exception {
    String bucket = server.newBucket();
    try (ObjectStore one =
            store("s3://" + bucket + "/one", server.endpoint(), S3Server.SECRET_KEY);
        ObjectStore all = store("s3://" + bucket, server.endpoint(), S3Server.SECRET_KEY)) {
      one.put("a/b", new byte[] {1}, "image/png");
      all.put("two/c", new byte[] {2}, "image/png");
      assertThat(one.list("")).containsExactly("a/b");
      assertThat(all.list("")).containsExactly("one/a/b", "two/c");
      assertThat(one.deletePrefix("")).isEqualTo(1);
      assertThat(all.list("")).containsExactly("two/c");
    }
  }

  @Test
  void listsAndDeletesMoreThanOneRequestMayName() {
    URI uri = URI.create("s3://" + server.newBucket());
    try (ObjectStore store = S3ObjectStore.open(uri, config(server.endpoint(), Map.of()).s3(), 3)) {
      IntStream.range(0, 7).forEach(i -> store.put("many/" + i, new byte[0], "image/png"));
      assertThat(store.list("many/")).hasSize(7);
      assertThat(store.deletePrefix("many/")).isEqualTo(7);
      assertThat(store.list("")).isEmpty();
    }
  }

  @Test
  void objectsSayWhatTheyAreAndHowLongCachesMayKeepThem() {
    String bucket = server.newBucket();
    try (ObjectStore store = store("s3://" + bucket, server.endpoint(), S3Server.SECRET_KEY)) {
      store.put("a/meme.gif", new byte[] {1}, "image/gif");

      HeadObjectResponse head = server.head(bucket, "a/meme.gif");

      assertThat(head.contentType()).isEqualTo("image/gif");
      assertThat(head.cacheControl()).isEqualTo("private, max-age=86400");
    }
  }

  @Test
  void bucketIsMadeOnceAndKeepsItsObjects() {
    StoreConfig config = config(server.endpoint(), Map.of("uri", "s3://made-at-first-use/below"));
    ObjectStores.create(config);
    try (ObjectStore store = ObjectStores.open(config)) {
      store.put("a", new byte[] {1}, "image/png");

      ObjectStores.create(config);

      assertThat(store.list("")).containsExactly("a");
    }
  }

  @Test
  void missingBucketIsAnOutageNotAMissingObject() {
    try (ObjectStore store = store("s3://no-such-bucket", server.endpoint(), S3Server.SECRET_KEY)) {
      assertThatThrownBy(() -> store.get("a"))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("no-such-bucket");
      assertThatThrownBy(store::probe).isInstanceOf(StoreUnavailableException.class);
      assertThatThrownBy(() -> store.list("")).isInstanceOf(StoreUnavailableException.class);
    }
  }

  @Test
  void wrongSecretIsAnOutageThatDoesNotTellIt() throws Exception {
    String bucket = server.newBucket();
    try (ObjectStore store = store("s3://" + bucket, server.endpoint(), "not-the-key")) {
      assertThatThrownBy(() -> store.put("a", new byte[0], "image/png"))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("memestream.store")
          .hasMessageNotContaining("not-the-key");
    }
  }

  @Test
  void serverThatIsNotThereIsAnOutage() throws IOException {
    URI nowhere;
    try (ServerSocket socket = new ServerSocket(0)) {
      nowhere = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    try (ObjectStore store = store("s3://bucket", nowhere, S3Server.SECRET_KEY)) {
      assertThatThrownBy(store::probe).isInstanceOf(StoreUnavailableException.class);
    }
  }

  @Test
  void serverThatDoesNotAnswerIsAnOutageWithinBoundedTime() throws IOException {
    try (ServerSocket deaf = new ServerSocket(0);
        ObjectStore store =
            ObjectStores.open(
                config(
                    URI.create("http://127.0.0.1:" + deaf.getLocalPort()),
                    Map.of("uri", "s3://bucket", "s3.timeout", "200ms")))) {
      long start = System.nanoTime();
      assertThatThrownBy(() -> store.get("a")).isInstanceOf(StoreUnavailableException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }
}
