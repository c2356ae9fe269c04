package org.memestream.runtime.lifecycle;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import org.memestream.runtime.config.LogConfig;

/**
 * The process around a service.
 *
 * @param environment its variables
 * @param err where the sentence goes that says why it ended
 * @param clock its time
 * @param logging sets logging up
 */
record Surroundings(
    Map<String, String> environment, PrintStream err, Clock clock, Consumer<LogConfig> logging) {}
