package org.memestream.runtime.security;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.memestream.embedded.EmbeddedBroker;
import org.memestream.embedded.EmbeddedRegistry;

/**
 * A broker whose only listener is SASL_SSL with PLAIN, and a registry behind HTTPS with basic
 * credentials.
 */
public final class SecuredCluster implements AutoCloseable {

  /** Password of the Kafka user. */
  public static final String KAFKA_PASSWORD = "kafka-7Jw2qXb9";

  /** Password of the registry user. */
  public static final String REGISTRY_PASSWORD = "registry-4Tn8sVc1";

  private static final String USER = "memestream";
  private static final String BROKER_PASSWORD = "broker-9Lk3mHd5";
  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\"";

  private final Certificates certificates;
  private final EmbeddedBroker broker;
  private final EmbeddedRegistry registry;
  private final RegistryFront front;

  private SecuredCluster(
      Certificates certificates,
      EmbeddedBroker broker,
      EmbeddedRegistry registry,
      RegistryFront front) {
    this.certificates = certificates;
    this.broker = broker;
    this.registry = registry;
    this.front = front;
  }

  /** Starts all of it in a folder of the test. */
  public static SecuredCluster start(Path folder) {
    Certificates certificates = Certificates.make(folder, "cluster");
    EmbeddedBroker broker =
        EmbeddedBroker.start(folder.resolve("broker"), 0, brokerSettings(certificates));
    EmbeddedRegistry registry =
        EmbeddedRegistry.start(
            broker.bootstrapServers(),
            new InetSocketAddress("127.0.0.1", 0),
            kafkaSettings(certificates.trusted(), KAFKA_PASSWORD));
    RegistryFront front = new RegistryFront(registry.url(), certificates, USER, REGISTRY_PASSWORD);
    return new SecuredCluster(certificates, broker, registry, front);
  }

  private static Map<String, String> brokerSettings(Certificates certificates) {
    Map<String, String> settings = new HashMap<>();
    settings.put("listener.security.protocol.map", "BROKER:SASL_SSL,CONTROLLER:PLAINTEXT");
    settings.put("sasl.enabled.mechanisms", "PLAIN");
    settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
    settings.put(
        "listener.name.broker.plain.sasl.jaas.config",
        LOGIN.formatted("broker", BROKER_PASSWORD)
            + " user_broker=\"%s\" user_%s=\"%s\";"
                .formatted(BROKER_PASSWORD, USER, KAFKA_PASSWORD));
    settings.put("ssl.keystore.type", "PKCS12");
    settings.put("ssl.keystore.location", certificates.keyStore().toString());
    settings.put("ssl.keystore.password", certificates.password());
    settings.put("ssl.truststore.type", "PEM");
    settings.put("ssl.truststore.location", certificates.trusted().toString());
    return settings;
  }

  /** Settings of a Kafka client that trusts these certificates and knows this password. */
  public static Map<String, String> kafkaSettings(Path trusted, String password) {
    return Map.of(
        "security.protocol", "SASL_SSL",
        "sasl.mechanism", "PLAIN",
        "sasl.jaas.config", LOGIN.formatted(USER, password) + ";",
        "ssl.truststore.type", "PEM",
        "ssl.truststore.location", trusted.toString());
  }

  /** Settings of a registry client that trusts these certificates and knows this password. */
  public static Map<String, String> registrySettings(Path trusted, String password) {
    return Map.of(
        "basic.auth.credentials.source",
        "USER_INFO",
        "basic.auth.user.info",
        USER + ":" + password,
        "schema.registry.ssl.truststore.type",
        "PEM",
        "schema.registry.ssl.truststore.location",
        trusted.toString());
  }

  /** All that a service has to be told, as keys of its configuration. */
  public Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("memestream.kafka.bootstrap-servers", bootstrapServers());
    kafkaSettings(trusted(), KAFKA_PASSWORD)
        .forEach((key, value) -> settings.put("memestream.kafka.properties." + key, value));
    settings.put("memestream.registry.url", registryUrl());
    registrySettings(trusted(), REGISTRY_PASSWORD)
        .forEach((key, value) -> settings.put("memestream.registry.properties." + key, value));
    return settings;
  }

  /** The same as environment variables. */
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    settings()
        .forEach(
            (key, value) ->
                environment.put(
                    key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(java.util.Locale.ROOT), value));
    return environment;
  }

  /** Certificates to trust, PEM. */
  public Path trusted() {
    return certificates.trusted();
  }

  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  public String registryUrl() {
    return front.url();
  }

  @Override
  public void close() {
    front.close();
    registry.close();
    broker.close();
  }
}
