package org.memestream.schemas.serde;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.ParsedSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.memestream.schemas.serde.UndecodableException.Reason;

/**
 * A registry that speaks the Confluent REST API: Confluent's own, Karapace, Redpanda, Apicurio or
 * the embedded one. The only class that imports Confluent's client.
 *
 * <p>Settings carry Confluent's names, such as {@code basic.auth.credentials.source}, {@code
 * basic.auth.user.info}, {@code auto.register.schemas} (default true), {@code
 * http.connect.timeout.ms} (here 2000), {@code http.read.timeout.ms} (here 5000), {@code
 * max.retries} (here 2) and {@code retries.wait.ms} (here 200). Safe for use by many threads.
 */
public final class ConfluentRegistry implements SchemaRegistry {

  private static final int CACHED_SCHEMAS = 1000;
  private static final int HTTP_NOT_FOUND = 404;
  private static final int HTTP_TOO_MANY_REQUESTS = 429;
  private static final int HTTP_SERVER_ERROR = 500;
  private static final String AUTO_REGISTER = "auto.register.schemas";
  private static final String MAX_RETRIES = "max.retries";
  private static final String RETRIES_WAIT = "retries.wait.ms";
  private static final Map<String, String> DEFAULTS =
      Map.of(
          AUTO_REGISTER,
          "true",
          MAX_RETRIES,
          "2",
          RETRIES_WAIT,
          "200",
          "http.connect.timeout.ms",
          "2000",
          "http.read.timeout.ms",
          "5000");

  private final RegistryFailures failures;
  private final SchemaRegistryClient client;
  private final boolean registers;
  private final int maxRetries;
  private final int retryWaitMillis;

  private ConfluentRegistry(String url, SchemaRegistryClient client, RegistrySettings settings) {
    this.failures = RegistryFailures.of(url);
    this.client = client;
    this.registers = settings.flag(AUTO_REGISTER);
    this.maxRetries = settings.count(MAX_RETRIES);
    this.retryWaitMillis = settings.count(RETRIES_WAIT);
  }

  /**
   * A registry client; nothing is sent yet.
   *
   * @param url address, or several separated by commas; {@code mock://scope} keeps the schemas of
   *     that scope in this JVM, for tests
   * @param settings Confluent's settings
   * @throws RegistrySettingException if a setting has a value that cannot be used
   */
  public static ConfluentRegistry connect(String url, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(DEFAULTS);
    all.putAll(settings);
    return new ConfluentRegistry(url, client(url, all), new RegistrySettings(all));
  }

  private static SchemaRegistryClient client(String url, Map<String, String> settings) {
    try {
      return SchemaRegistryClientFactory.newClient(
          List.of(url.split("\\s*,\\s*")),
          CACHED_SCHEMAS,
          List.of(new AvroSchemaProvider()),
          settings,
          Map.of());
    } catch (RuntimeException e) {
      // It reads files of certificates and keys at once, and tells little of what is wrong.
      Throwable root = e;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      throw new RegistrySettingException(
          "the client of schema registry %s cannot be set up: %s; check %s among its settings"
              .formatted(
                  RegistryFailures.of(url).url(),
                  root.getMessage(),
                  settings.keySet().stream()
                      .filter(key -> !DEFAULTS.containsKey(key))
                      .sorted()
                      .toList()),
          e);
    }
  }

  @Override
  public int register(String subject, Schema schema) {
    ParsedSchema parsed = new AvroSchema(schema.toString());
    try {
      return ask(
          () -> registers ? client.register(subject, parsed) : client.getId(subject, parsed));
    } catch (RestClientException e) {
      throw refused("Schema " + schema.getFullName() + " under " + subject, e);
    }
  }

  private RuntimeException refused(String what, RestClientException e) {
    if (isUnknown(e)) {
      return new SchemaRefusedException(
          "%s is not registered at %s; register it, or set %s=true"
              .formatted(what, failures.url(), AUTO_REGISTER),
          e);
    }
    return switch (e.getStatus()) {
      case 409, 422 ->
          new SchemaRefusedException(
              "%s is refused by %s: %s".formatted(what, failures.url(), e.getMessage()), e);
      default -> unavailable(e);
    };
  }

  @Override
  public Schema byId(int id) {
    try {
      return avro(id, ask(() -> client.getSchemaById(id)));
    } catch (RestClientException e) {
      if (isUnknown(e)) {
        throw unknown(id, "is unknown", e);
      }
      throw unavailable(e);
    }
  }

  private Schema avro(int id, ParsedSchema parsed) {
    if (!(parsed instanceof AvroSchema avro)) {
      throw unknown(id, "is " + parsed.schemaType() + ", not AVRO,", null);
    }
    try {
      return new Schema.Parser().parse(avro.rawSchema().toString());
    } catch (SchemaParseException e) {
      throw unknown(id, "does not parse", e);
    }
  }

  private UndecodableException unknown(int id, String what, Exception cause) {
    return new UndecodableException(
        Reason.UNKNOWN_SCHEMA, "Schema id %d %s at %s".formatted(id, what, failures.url()), cause);
  }

  /** Calls, again after a pause while the failure may pass; the answer may be a refusal. */
  private <V> V ask(Call<V> call) throws RestClientException {
    for (int tries = 0; ; tries++) {
      Exception failure;
      try {
        return call.run();
      } catch (RestClientException e) {
        if (!mayPass(e)) {
          throw e;
        }
        failure = e;
      } catch (IOException e) {
        failure = e;
      }
      if (tries == maxRetries) {
        throw unavailable(failure);
      }
      pause();
    }
  }

  private void pause() {
    try {
      Thread.sleep(retryWaitMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(e);
    }
  }

  private static boolean isUnknown(RestClientException e) {
    return e.getErrorCode() / 100 == HTTP_NOT_FOUND;
  }

  private static boolean mayPass(RestClientException e) {
    return e.getStatus() >= HTTP_SERVER_ERROR || e.getStatus() == HTTP_TOO_MANY_REQUESTS;
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  private interface Call<V> {
    V run() throws IOException, RestClientException;
  }

  private RegistryUnavailableException unavailable(Exception failure) {
    return failures.unavailable(
        failure,
        failure instanceof RestClientException answer
            ? OptionalInt.of(answer.getStatus())
            : OptionalInt.empty());
  }
}
