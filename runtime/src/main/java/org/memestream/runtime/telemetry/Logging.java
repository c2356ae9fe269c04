package org.memestream.runtime.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import org.memestream.runtime.config.LogConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets up logging for a process that is a service: one event a line on standard error, JSON unless
 * asked otherwise, libraries only from WARN up. Standard output stays free for results.
 */
public final class Logging {

  private static final String LINE = "%d{HH:mm:ss.SSS} %-5level %logger{0}: %msg %kvp%n";

  private Logging() {}

  /**
   * Replaces the configuration of Logback, unless somebody gave one with {@code
   * -Dlogback.configurationFile}.
   */
  public static void configure(LogConfig config) {
    if (System.getProperty("logback.configurationFile") == null
        && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.reset();
      ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
      console.setContext(context);
      console.setTarget("System.err");
      console.setEncoder(encoder(config.format(), context));
      console.start();
      context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(console);
      context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.valueOf(config.level().name()));
      context.getLogger("org.apache.kafka").setLevel(Level.WARN);
      context.getLogger("org.eclipse.jetty").setLevel(Level.WARN);
      context.getLogger("io.javalin").setLevel(Level.WARN);
      context.getLogger("software.amazon.awssdk").setLevel(Level.WARN);
    }
  }

  /** The encoder of a format, started. */
  static Encoder<ILoggingEvent> encoder(LogConfig.Format format, LoggerContext context) {
    return switch (format) {
      case JSON -> json(context);
      case TEXT -> text(context);
    };
  }

  private static Encoder<ILoggingEvent> json(LoggerContext context) {
    JsonEncoder encoder = new JsonEncoder();
    encoder.setContext(context);
    encoder.setWithFormattedMessage(true);
    encoder.setWithMessage(false);
    encoder.setWithArguments(false);
    encoder.setWithContext(false);
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    encoder.start();
    return encoder;
  }

  private static Encoder<ILoggingEvent> text(LoggerContext context) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(LINE);
    encoder.start();
    return encoder;
  }
}
