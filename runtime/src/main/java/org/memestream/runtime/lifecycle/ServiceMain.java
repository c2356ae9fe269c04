package org.memestream.runtime.lifecycle;

import java.time.Clock;
import java.util.function.Function;
import org.memestream.runtime.config.ServiceConfig;
import org.memestream.runtime.telemetry.Logging;

/**
 * The body of every service's {@code main}.
 *
 * <p>Configuration comes from defaults, the file named by {@code --config} or {@code
 * MEMESTREAM_CONFIG}, and the environment. SIGTERM and SIGINT drain the service and end the process
 * with 0; a second kill, or one that the service outlives, is up to the system. A thread that dies
 * ends the process with {@link ExitCode#FAILED}, so that nothing goes on half alive.
 */
public final class ServiceMain {

  private ServiceMain() {}

  /**
   * Runs a service and ends the process; never returns.
   *
   * @param name of the service
   * @param configType its settings
   * @param factory builds it
   * @param arguments of the command line
   */
  public static <C extends ServiceConfig> void run(
      String name,
      Class<C> configType,
      Function<ServiceContext<C>, Service> factory,
      String... arguments) {
    Surroundings surroundings =
        new Surroundings(System.getenv(), System.err, Clock.systemUTC(), Logging::configure);
    ServiceRun<C> run = new ServiceRun<>(name, configType, factory, surroundings);
    Thread.setDefaultUncaughtExceptionHandler(run::threadDied);
    Thread stop = new Thread(() -> stop(run), "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    ExitCode code = run.run(arguments);
    if (!run.stopping()) {
      System.exit(code.code());
    }
  }

  /** In the shutdown hook; a JVM that was signalled would end with 143 if it were not halted. */
  private static void stop(ServiceRun<?> run) {
    if (!run.ended()) {
      ExitCode code = run.stop();
      Runtime.getRuntime().halt(code.code());
    }
  }
}
