package org.memestream.runtime.config;

import io.smallrye.config.WithDefault;

/** How a service logs. */
public interface LogConfig {

  /** Least severe level that is written. */
  @WithDefault("info")
  Level level();

  /** How an event is written. */
  @WithDefault("json")
  Format format();

  /** Severity of an event. */
  enum Level {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR
  }

  /** One JSON object a line, or one line for people. */
  enum Format {
    JSON,
    TEXT
  }
}
