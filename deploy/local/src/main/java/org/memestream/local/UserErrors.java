package org.memestream.local;

import java.io.PrintWriter;
import org.memestream.embedded.StartException;
import org.memestream.local.console.CommandFailure;
import org.memestream.local.console.Logs;
import org.memestream.local.folder.FolderInUseException;
import org.memestream.local.stack.PortTakenException;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.lifecycle.FailureReport;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Tells users of errors: a sentence on the console and a named exit code. Stack traces are for the
 * log, and only where the error is not one that users make.
 */
final class UserErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private final PrintWriter err;

  UserErrors(PrintWriter err) {
    this.err = err;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    FailureReport report = report(failure);
    String log = System.getProperty(Logs.FILE);
    if (report.expected() || log == null) {
      err.println("memestream: " + report.sentence());
    } else {
      LoggerFactory.getLogger(UserErrors.class)
          .atError()
          .setCause(failure)
          .addKeyValue("command", command.getCommandName())
          .log("failed");
      err.println("memestream: " + report.sentence() + " (details: " + log + ")");
    }
    return report.exitCode().code();
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    err.println("memestream: " + failure.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
      err.println("Try `" + command.getCommandSpec().qualifiedName() + " --help`.");
    }
    return ExitCode.USAGE.code();
  }

  private static FailureReport report(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CommandFailure known) {
        return new FailureReport(known.exitCode(), known.getMessage(), true);
      } else if (cause instanceof PortTakenException
          || cause instanceof org.memestream.embedded.PortTakenException) {
        return new FailureReport(ExitCode.PORT_TAKEN, cause.getMessage(), true);
      } else if (cause instanceof FolderInUseException
          || cause instanceof org.memestream.embedded.FolderInUseException) {
        return new FailureReport(ExitCode.DATA_FOLDER_IN_USE, cause.getMessage(), true);
      } else if (cause instanceof StartException) {
        return new FailureReport(ExitCode.FAILED, cause.getMessage(), false);
      }
    }
    return FailureReport.of(failure);
  }
}
