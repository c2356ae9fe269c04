package org.memestream.kubernetes;

import java.util.List;
import java.util.Map;

/** Secrets that users make, as the README tells them; the values here only stand in. */
final class KnownSecrets {

  /** The variables that each may hold. */
  static final Map<String, Map<String, String>> VARIABLES =
      Map.of(
          "memestream-gateway",
          Map.of(
              "MEMESTREAM_GATEWAY_TOKENS_ADA",
              "0".repeat(64),
              "MEMESTREAM_GATEWAY_WEBHOOKS_MASTODON_SECRET",
              "sixteen letters!",
              "MEMESTREAM_GATEWAY_WEBHOOKS_TELEGRAM_SECRET",
              "sixteen letters!",
              "MEMESTREAM_GATEWAY_WEBHOOKS_TELEGRAM_TOKEN",
              "1:a"),
          "memestream-feed",
          Map.of("MEMESTREAM_FEED_TOKEN", "1:a"),
          "memestream-platform",
          Map.of(
              "MEMESTREAM_STORE_S3_ACCESS_KEY",
              "key",
              "MEMESTREAM_STORE_S3_SECRET_KEY",
              "secret",
              "MEMESTREAM_KAFKA_PROPERTIES_SECURITY_PROTOCOL",
              "SASL_SSL",
              "MEMESTREAM_KAFKA_PROPERTIES_SASL_MECHANISM",
              "SCRAM-SHA-512",
              "MEMESTREAM_KAFKA_PROPERTIES_SASL_JAAS_CONFIG",
              "module required;",
              "MEMESTREAM_REGISTRY_PROPERTIES_BASIC_AUTH_USER_INFO",
              "user:password"));

  /** Secrets that are no variables. */
  static final List<String> FILES = List.of("memestream-tls");

  private KnownSecrets() {}
}
