package org.memestream.images.system;

import com.github.dockerjava.api.model.Capability;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;

/**
 * Broker, registry, store and all services, each in a container that can write to its volumes only.
 */
final class Containers implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int WEB = 8080;
  private static final int HEALTH = 8081;
  private static final String SECRET = "only-for-this-test";

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Network network = own(Network.newNetwork());
  private GenericContainer<?> gateway;

  /**
   * Starts everything.
   *
   * @param tokenHash SHA-256 of the token that the gateway takes, in hex
   */
  void start(String tokenHash) {
    KafkaContainer kafka =
        own(
            new KafkaContainer(
                    DockerImageName.parse(LocalImages.name("kafka"))
                        .asCompatibleSubstituteFor("apache/kafka"))
                .withListener("kafka:19092")
                .withEnv("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1")
                .withEnv("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1")
                .withEnv("KAFKA_GROUP_SHARE_MAX_DELIVERY_COUNT_LIMIT", "25")
                .withNetwork(network)
                .withStartupTimeout(PATIENCE));
    GenericContainer<?> store =
        container("s3", Map.of("S3PROXY_ENDPOINT", "http://0.0.0.0:8080"), WEB)
            .withEnv("S3PROXY_IDENTITY", "memestream")
            .withEnv("S3PROXY_CREDENTIAL", SECRET)
            .waitingFor(Wait.forListeningPort().withStartupTimeout(PATIENCE));
    Startables.deepStart(Stream.of(kafka, store)).join();
    container(
            "registry",
            Map.of("SCHEMA_REGISTRY_KAFKASTORE_BOOTSTRAP_SERVERS", "kafka:19092"),
            HEALTH)
        .waitingFor(Wait.forHttp("/subjects").forPort(HEALTH).withStartupTimeout(PATIENCE))
        .start();
    container("setup", settings())
        .withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(PATIENCE))
        .start();
    gateway = service("gateway", WEB, HEALTH).withEnv("MEMESTREAM_GATEWAY_TOKENS_LOCAL", tokenHash);
    Startables.deepStart(
            List.of(gateway, service("captioner"), service("face-transfer"), service("renderer")))
        .join();
  }

  /** Where the gateway listens. */
  URI web() {
    return URI.create("http://" + gateway.getHost() + ":" + gateway.getMappedPort(WEB));
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable part : parts) {
      part.close();
    }
  }

  private GenericContainer<?> service(String name) {
    return service(name, HEALTH);
  }

  private GenericContainer<?> service(String name, int... ports) {
    return container(name, settings(), ports)
        .waitingFor(Wait.forHttp("/health/ready").forPort(HEALTH).withStartupTimeout(PATIENCE));
  }

  private GenericContainer<?> container(
      String name, Map<String, String> environment, int... ports) {
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(LocalImages.name(name)))
            .withNetwork(network)
            .withNetworkAliases(name)
            .withEnv(environment)
            .withTmpFs(Map.of("/tmp", "rw"))
            .withCreateContainerCmdModifier(
                create ->
                    create.getHostConfig().withReadonlyRootfs(true).withCapDrop(Capability.ALL));
    for (int port : ports) {
      container.addExposedPort(port);
    }
    return own(container);
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("MEMESTREAM_KAFKA_BOOTSTRAP_SERVERS", "kafka:19092");
    settings.put("MEMESTREAM_REGISTRY_URL", "http://registry:8081");
    settings.put("MEMESTREAM_STORE_URI", "s3://memestream");
    settings.put("MEMESTREAM_STORE_S3_ENDPOINT", "http://s3:8080");
    settings.put("MEMESTREAM_STORE_S3_ACCESS_KEY", "memestream");
    settings.put("MEMESTREAM_STORE_S3_SECRET_KEY", SECRET);
    // Busy machines take their time.
    settings.put("MEMESTREAM_STORE_S3_TIMEOUT", "30s");
    settings.put("MEMESTREAM_CLIENT_DEADLINE", "3m");
    return settings;
  }

  /** Closed with the others, the last one first. */
  private <P extends AutoCloseable> P own(P part) {
    parts.push(part);
    return part;
  }
}
