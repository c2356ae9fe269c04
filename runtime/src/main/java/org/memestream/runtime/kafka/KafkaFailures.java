package org.memestream.runtime.kafka;

import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;

/** Says what a failure of a Kafka client means, and what to do about it. */
public final class KafkaFailures {

  private static final String SETTINGS = "memestream.kafka.properties.";

  private KafkaFailures() {}

  /**
   * The failure as one of memestream's.
   *
   * @param what was asked, to follow "cannot"
   * @param servers brokers that were asked
   * @param failure what the client reported
   * @return {@link BrokerUnavailableException}, {@link BrokerAccessException} or another {@link
   *     KafkaException}
   */
  public static RuntimeException of(String what, String servers, Throwable failure) {
    Optional<String> denied = denial(failure);
    if (denied.isPresent()) {
      return new BrokerAccessException(
          "cannot %s: Kafka at %s %s".formatted(what, servers, denied.get()), failure);
    }
    if (failure instanceof RetriableException) {
      return new BrokerUnavailableException(
          "cannot %s: no answer from Kafka at %s; check that it runs, memestream.kafka.bootstrap-servers and %ssecurity.protocol"
              .formatted(what, servers, SETTINGS),
          failure);
    }
    return failure instanceof KafkaException known
        ? known
        : new KafkaException("cannot " + what, failure);
  }

  /**
   * What stands against this client, and which setting to look at, to follow "Kafka"; empty when
   * the failure, with its causes, is not about that.
   */
  public static Optional<String> denial(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SslAuthenticationException) {
        return Optional.of(
            "and this client do not trust each other (%s); name the certificates to trust in %sssl.truststore.location, with %sssl.truststore.type=PEM if they are PEM, and check that the broker's certificate is for its address"
                .formatted(root(cause), SETTINGS, SETTINGS));
      } else if (cause instanceof SaslAuthenticationException) {
        return Optional.of(
            "does not let this client in (%s); check user and password in %ssasl.jaas.config and the mechanism in %ssasl.mechanism"
                .formatted(cause.getMessage(), SETTINGS, SETTINGS));
      } else if (cause instanceof AuthenticationException) {
        return Optional.of(
            "does not let this client in (%s); check %ssecurity.protocol, %ssasl.mechanism and %ssasl.jaas.config"
                .formatted(cause.getMessage(), SETTINGS, SETTINGS, SETTINGS));
      } else if (cause instanceof AuthorizationException) {
        return Optional.of(
            "does not allow it (%s); give the user of %ssasl.jaas.config the right"
                .formatted(cause.getMessage(), SETTINGS));
      }
    }
    return Optional.empty();
  }

  private static String root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage();
  }
}
