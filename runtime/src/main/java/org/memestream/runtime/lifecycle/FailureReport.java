package org.memestream.runtime.lifecycle;

import org.memestream.runtime.OutageException;
import org.memestream.runtime.config.InvalidConfigurationException;
import org.memestream.runtime.health.PortTakenException;
import org.memestream.runtime.kafka.BrokerAccessException;
import org.memestream.runtime.kafka.KafkaFailures;
import org.memestream.schemas.serde.RegistrySettingException;
import org.memestream.schemas.serde.RegistryUnavailableException;

/**
 * What a failure means to whoever started the process.
 *
 * @param exitCode how the process ends
 * @param sentence what is wrong, and if possible what to do
 * @param expected whether a stack trace would only be noise
 */
public record FailureReport(ExitCode exitCode, String sentence, boolean expected) {

  /** Finds the first failure in the chain of causes that has a meaning of its own. */
  public static FailureReport of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartFailure start) {
        return new FailureReport(start.exitCode(), start.getMessage(), true);
      } else if (cause instanceof InvalidConfigurationException) {
        return new FailureReport(ExitCode.CONFIGURATION, cause.getMessage(), true);
      } else if (cause instanceof BrokerAccessException
          || cause instanceof RegistrySettingException) {
        return new FailureReport(ExitCode.CONFIGURATION, cause.getMessage(), true);
      } else if (cause instanceof PortTakenException) {
        return new FailureReport(ExitCode.PORT_TAKEN, cause.getMessage(), true);
      } else if (cause instanceof OutageException
          || cause instanceof RegistryUnavailableException) {
        return new FailureReport(ExitCode.UNAVAILABLE, cause.getMessage(), true);
      } else if (cause instanceof UnsatisfiedLinkError) {
        String sentence = "a native library cannot be loaded: " + cause.getMessage();
        return new FailureReport(ExitCode.MACHINE, sentence, false);
      }
    }
    return KafkaFailures.denial(failure)
        .map(why -> new FailureReport(ExitCode.CONFIGURATION, "Kafka " + why, true))
        .orElseGet(() -> new FailureReport(ExitCode.FAILED, failure.toString(), false));
  }
}
