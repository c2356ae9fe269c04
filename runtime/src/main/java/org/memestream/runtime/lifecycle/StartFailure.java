package org.memestream.runtime.lifecycle;

import java.util.Objects;

/** A service cannot start or go on; carries how the process should end. */
public final class StartFailure extends RuntimeException {

  private final ExitCode exitCode;

  /**
   * @param exitCode how the process should end
   * @param message one sentence: what is wrong and what to do
   */
  public StartFailure(ExitCode exitCode, String message) {
    this(exitCode, message, null);
  }

  /**
   * @param exitCode how the process should end
   * @param message one sentence: what is wrong and what to do
   * @param cause what was seen, or null
   */
  public StartFailure(ExitCode exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = Objects.requireNonNull(exitCode, "exitCode");
  }

  /** How the process should end. */
  public ExitCode exitCode() {
    return exitCode;
  }
}
