package org.memestream.schemas.serde;

import java.util.OptionalInt;
import javax.net.ssl.SSLException;
import org.memestream.schemas.serde.RegistryUnavailableException.Reason;

/**
 * Says what to do when a registry gives no usable answer.
 *
 * @param url address as it may be shown, without credentials
 */
record RegistryFailures(String url) {

  private static final int HTTP_UNAUTHORIZED = 401;
  private static final int HTTP_FORBIDDEN = 403;

  /** An address with any credentials masked. */
  static RegistryFailures of(String url) {
    return new RegistryFailures(url.replaceAll("//[^/@]*@", "//****@"));
  }

  /**
   * @param status that the registry answered with, if it did
   */
  RegistryUnavailableException unavailable(Exception cause, OptionalInt status) {
    int answered = status.orElse(0);
    if (answered == HTTP_UNAUTHORIZED || answered == HTTP_FORBIDDEN) {
      return new RegistryUnavailableException(
          Reason.ACCESS_DENIED,
          "Schema registry %s does not let this client in (HTTP %d); check the credentials in basic.auth.user.info, with basic.auth.credentials.source=USER_INFO, and the rights of the user"
              .formatted(url, answered),
          cause);
    }
    if (causedBy(cause, SSLException.class)) {
      return new RegistryUnavailableException(
          Reason.NOT_TRUSTED,
          "No safe connection to schema registry %s (%s); name the certificates to trust in schema.registry.ssl.truststore.location, with schema.registry.ssl.truststore.type=PEM if they are PEM, and check that the address is right"
              .formatted(url, cause.getMessage()),
          cause);
    }
    return new RegistryUnavailableException(
        Reason.NO_ANSWER,
        "Schema registry %s gives no usable answer (%s); check that it runs, its address and credentials"
            .formatted(url, cause),
        cause);
  }

  private static boolean causedBy(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
