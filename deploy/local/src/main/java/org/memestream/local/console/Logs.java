package org.memestream.local.console;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.memestream.local.folder.DataFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the log of this process to a file of the data folder, so that the console stays for people.
 */
public final class Logs {

  /** Where the log goes; errors point people there. */
  public static final String FILE = "memestream.log.file";

  private static final String CLIENT = "org/memestream/local/logging-client.xml";
  private static final String CLIENT_FILE = "client.log";
  private static final long CLIENT_LOG_BYTES = 5_000_000;

  private Logs() {}

  /** For what is logged before the command line is read; costs nothing if nothing is. */
  public static void early(DataFolder folder) {
    announce(CLIENT, folder.logs().resolve(CLIENT_FILE));
  }

  /** A command that ends soon: warnings and errors only, appended to a file that all share. */
  public static Path client(DataFolder folder) {
    Path file = folder.logs().resolve(CLIENT_FILE);
    try {
      if (Files.exists(file) && Files.size(file) > CLIENT_LOG_BYTES) {
        Files.move(
            file, file.resolveSibling(CLIENT_FILE + ".1"), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      // Another command moved it first, or it cannot be moved; logging on is right either way.
    }
    configure(CLIENT, file);
    return file;
  }

  /** The stack: everything from INFO on, in a file that rolls over. */
  public static Path stack(DataFolder folder) {
    Path file = folder.logs().resolve("stack.log");
    configure("org/memestream/local/logging-stack.xml", file);
    return file;
  }

  private static void configure(String resource, Path file) {
    announce(resource, file);
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    if (!file.toString().equals(fileOf(context))) {
      configureAgain(context, resource);
    }
  }

  private static void announce(String resource, Path file) {
    System.setProperty(FILE, file.toString());
    System.setProperty("logback.configurationFile", resource);
  }

  private static String fileOf(LoggerContext context) {
    Appender<ILoggingEvent> appender =
        context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("FILE");
    return appender instanceof FileAppender<ILoggingEvent> file ? file.getFile() : "";
  }

  /** Somebody has logged before the command knew its folder. */
  private static void configureAgain(LoggerContext context, String resource) {
    context.reset();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    try {
      configurator.doConfigure(Logs.class.getClassLoader().getResource(resource));
    } catch (JoranException e) {
      throw new IllegalStateException("the log cannot be set up from " + resource, e);
    }
  }
}
