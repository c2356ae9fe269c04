package org.memestream.runtime.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.config.InvalidConfigurationException;
import org.memestream.runtime.config.KafkaConfig;
import org.memestream.runtime.kafka.BrokerAccessException;
import org.memestream.runtime.kafka.EventPublisher;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.runtime.kafka.ShareGroupSettings;
import org.memestream.runtime.kafka.TopicCreator;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.lifecycle.FailureReport;
import org.memestream.schemas.OwnerErased;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.RegistrySettingException;
import org.memestream.schemas.serde.RegistryUnavailableException;
import org.memestream.schemas.serde.RegistryUnavailableException.Reason;
import org.memestream.schemas.serde.SchemaRegistry;

/** Clients that come in over TLS with a password, and those that do not. */
@Timeout(240)
class SecuredClusterIT {

  private static final String GROUP = "secured";

  @TempDir private static Path folder;
  private static SecuredCluster cluster;
  private static Path strangers;

  @BeforeAll
  static void start() {
    cluster = SecuredCluster.start(folder);
    strangers = Certificates.make(folder, "stranger").trusted();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void theRightSettingsLetAllClientsIn() {
    KafkaConfig config = kafka(cluster.trusted(), SecuredCluster.KAFKA_PASSWORD);
    KafkaClients clients = new KafkaClients(config);
    create(config);
    OwnerErased event = OwnerErased.newBuilder().setOwnerId("o").setErasedAt(Instant.EPOCH).build();
    try (SchemaRegistry registry = registry(cluster.trusted(), SecuredCluster.REGISTRY_PASSWORD);
        EventPublisher publisher =
            new EventPublisher(clients.producer("test"), registry, "/test", Clock.systemUTC());
        AvroSerde<OwnerErased> serde = new AvroSerde<>(registry, OwnerErased.class);
        ShareConsumer<byte[], byte[]> consumer = clients.shareConsumer(GROUP, 10)) {
      publisher.publish(Topics.OWNERS_ERASED, "o", event, Optional.empty()).join();
      consumer.subscribe(Set.of(Topics.OWNERS_ERASED.name()));
      List<OwnerErased> read = new ArrayList<>();
      Awaitility.await()
          .atMost(60, TimeUnit.SECONDS)
          .pollInSameThread()
          .until(
              () -> {
                consumer
                    .poll(Duration.ofMillis(500))
                    .forEach(
                        record -> {
                          read.add(
                              serde.deserializer().deserialize(record.topic(), record.value()));
                          consumer.acknowledge(record, AcknowledgeType.ACCEPT);
                        });
                return !read.isEmpty();
              });
      assertThat(read).containsExactly(event);
    }
  }

  @Test
  void aWrongPasswordSaysWhereItIsSet() {
    Throwable failure = catchThrowable(() -> create(kafka(cluster.trusted(), "guessed")));

    assertThat(failure)
        .isInstanceOf(BrokerAccessException.class)
        .hasMessageContaining(cluster.bootstrapServers())
        .hasMessageContaining("memestream.kafka.properties.sasl.jaas.config")
        .hasMessageNotContaining("guessed");
    assertThat(FailureReport.of(failure).exitCode()).isEqualTo(ExitCode.CONFIGURATION);
  }

  @Test
  void aCertificateThatNobodyKnowsSaysWhatToTrust() {
    Throwable failure =
        catchThrowable(() -> create(kafka(strangers, SecuredCluster.KAFKA_PASSWORD)));

    assertThat(failure)
        .isInstanceOf(BrokerAccessException.class)
        .hasMessageContaining("memestream.kafka.properties.ssl.truststore.location")
        .hasMessageContaining("unable to find valid certification path");
    assertThat(FailureReport.of(failure).exitCode()).isEqualTo(ExitCode.CONFIGURATION);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> create(kafka(folder.resolve("gone.pem"), "any")))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("memestream.kafka")
        .hasMessageContaining("gone.pem");
    assertThatThrownBy(() -> registry(folder.resolve("gone.pem"), "any"))
        .isInstanceOf(RegistrySettingException.class)
        .hasMessageContaining("gone.pem")
        .hasMessageContaining("schema.registry.ssl.truststore.location");
  }

  @Test
  void aWrongRegistryPasswordSaysWhereItIsSet() {
    assertThat(asked(cluster.trusted(), "guessed"))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.ACCESS_DENIED))
        .hasMessageContaining(cluster.registryUrl())
        .hasMessageContaining("basic.auth.user.info")
        .hasMessageNotContaining("guessed");
  }

  @Test
  void aRegistryThatNobodyKnowsSaysWhatToTrust() {
    assertThat(asked(strangers, SecuredCluster.REGISTRY_PASSWORD))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NOT_TRUSTED))
        .hasMessageContaining("schema.registry.ssl.truststore.location");
  }

  private static RegistryUnavailableException asked(Path trusted, String password) {
    try (SchemaRegistry registry = registry(trusted, password)) {
      return (RegistryUnavailableException) catchThrowable(() -> registry.byId(1));
    }
  }

  private static KafkaConfig kafka(Path trusted, String password) {
    Map<String, String> settings = new HashMap<>();
    settings.put("bootstrap-servers", cluster.bootstrapServers());
    SecuredCluster.kafkaSettings(trusted, password)
        .forEach((key, value) -> settings.put("properties." + key, value));
    return ConfigurationLoader.group(KafkaConfig.class, settings);
  }

  private static SchemaRegistry registry(Path trusted, String password) {
    Map<String, String> settings =
        new HashMap<>(SecuredCluster.registrySettings(trusted, password));
    settings.put("max.retries", "0");
    return ConfluentRegistry.connect(cluster.registryUrl(), settings);
  }

  private static void create(KafkaConfig config) {
    try (Admin admin = new KafkaClients(config).admin()) {
      TopicCreator creator = new TopicCreator(admin, config);
      creator.createMissing(Topics.all());
      creator.configureShareGroup(GROUP, new ShareGroupSettings(Duration.ofSeconds(20), 5));
    }
  }
}
