package org.memestream.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.config.StoreConfig;

class BucketReaderTest {

  private static S3Server server;
  private static String bucket;

  @BeforeAll
  static void startServer(@TempDir Path folder) throws Exception {
    server = S3Server.start(folder);
    bucket = server.newBucket();
    server.put(bucket, "photos/wet dog (2).jpg", new byte[] {1, 2, 3});
    server.put(bucket, "photos/猫.png", new byte[0]);
    server.put(bucket, "other/x.jpg", new byte[] {4});
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
  }

  @Test
  void listsKeysOfAnyFormBelowAPrefix() throws Exception {
    List<String> keys = new ArrayList<>();
    try (BucketReader reader = open("s3://" + bucket + "/photos/")) {
      reader.visit(object -> keys.add(object.key() + " " + object.bytes()));
    }
    assertThat(keys).containsExactlyInAnyOrder("photos/wet dog (2).jpg 3", "photos/猫.png 0");
  }

  @Test
  void readsNoMoreThanIsAskedFor() {
    try (BucketReader reader = open("s3://" + bucket)) {
      assertThat(reader.read("photos/wet dog (2).jpg", 2)).containsExactly(1, 2);
      assertThat(reader.read("photos/wet dog (2).jpg", 100)).containsExactly(1, 2, 3);
      assertThat(reader.read("photos/猫.png", 100)).isEmpty();
    }
  }

  @Test
  void tellsWhatIsMissingFromWhatIsUnavailable() {
    try (BucketReader reader = open("s3://" + bucket);
        BucketReader nowhere = open("s3://no-such-bucket")) {
      assertThatThrownBy(() -> reader.read("gone.jpg", 1))
          .isInstanceOf(ObjectMissingException.class);
      assertThatThrownBy(() -> nowhere.visit(object -> {}))
          .isInstanceOf(StoreUnavailableException.class);
    }
    assertThatThrownBy(() -> open("s3:bucket")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> open("file:///x")).isInstanceOf(IllegalArgumentException.class);
  }

  private static BucketReader open(String uri) {
    StoreConfig.S3Config config =
        ConfigurationLoader.group(
                StoreConfig.class,
                Map.of(
                    "s3.endpoint",
                    server.endpoint().toString(),
                    "s3.access-key",
                    S3Server.ACCESS_KEY,
                    "s3.secret-key",
                    S3Server.SECRET_KEY))
            .s3();
    return BucketReader.open(URI.create(uri), config);
  }
}
