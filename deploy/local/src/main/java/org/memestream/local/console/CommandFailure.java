package org.memestream.local.console;

import org.memestream.runtime.lifecycle.ExitCode;

/** Ends a command with a sentence for the user: what went wrong, with what, and what to do. */
public final class CommandFailure extends RuntimeException {

  private final ExitCode exitCode;

  public CommandFailure(ExitCode exitCode, String message) {
    this(exitCode, message, null);
  }

  public CommandFailure(ExitCode exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  public ExitCode exitCode() {
    return exitCode;
  }
}
