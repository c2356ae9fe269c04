package org.memestream.faults;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.none;
import static net.bytebuddy.matcher.ElementMatchers.not;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;

/**
 * Puts a fault into the process of a service, which otherwise runs as it is shipped: either native
 * code that crashes on one record, or a clock that goes wrong.
 */
public final class FaultAgent {

  private static final String CRASH = "crash:";
  private static final String SKEW = "skew:";

  private FaultAgent() {}

  /**
   * Options of a JVM in which the work on an event that mentions this text ends in a segmentation
   * fault.
   *
   * @param worker class that prepares events, the service's {@code BatchWorker}
   */
  static List<String> crashOn(String text, String worker, Path folder) {
    return options(CRASH + worker + ":" + text, folder);
  }

  /** Options of a JVM whose clock is that many seconds ahead, or behind when negative. */
  static List<String> skewedBy(long seconds, Path folder) {
    return options(SKEW + seconds, folder);
  }

  private static List<String> options(String fault, Path folder) {
    return List.of("-javaagent:" + jar(folder) + "=" + fault);
  }

  /** A jar that names the agent; its classes come from the class path. */
  private static Path jar(Path folder) {
    Path jar = folder.resolve("fault-agent.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", FaultAgent.class.getName());
    manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }

  /** Called by the JVM before the main method. */
  public static void premain(String fault, Instrumentation instrumentation) {
    if (fault.startsWith(CRASH)) {
      String[] parts = fault.substring(CRASH.length()).split(":");
      System.setProperty("faults.crash", parts[1]);
      new AgentBuilder.Default()
          .type(named(parts[0]))
          .transform(
              (builder, type, loader, module, domain) ->
                  builder.visit(Advice.to(Crash.class).on(named("prepare").and(not(isAbstract())))))
          .installOn(instrumentation);
    } else {
      System.setProperty("faults.skew", fault.substring(SKEW.length()));
      new AgentBuilder.Default()
          .disableClassFormatChanges()
          .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
          .ignore(none())
          .type(named("java.time.Clock$SystemClock"))
          .transform(
              (builder, type, loader, module, domain) ->
                  builder
                      .visit(Advice.to(SkewedInstant.class).on(named("instant")))
                      .visit(Advice.to(SkewedMillis.class).on(named("millis"))))
          .installOn(instrumentation);
    }
  }

  /** Goes into the worker's own method. */
  static final class Crash {

    private Crash() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(0) Object event) throws ReflectiveOperationException {
      if (event.toString().contains(System.getProperty("faults.crash"))) {
        java.lang.reflect.Field field =
            Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
        field.setAccessible(true);
        // Writes to address 0, in native code: SIGSEGV.
        Class.forName("sun.misc.Unsafe")
            .getMethod("putAddress", long.class, long.class)
            .invoke(field.get(null), 0L, 0L);
      }
    }
  }

  /** Goes into the clock of the JDK. */
  static final class SkewedInstant {

    private SkewedInstant() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) Instant now) {
      now = now.plusSeconds(Long.getLong("faults.skew", 0));
    }
  }

  /** Goes into the clock of the JDK. */
  static final class SkewedMillis {

    private SkewedMillis() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) long now) {
      now += 1000 * Long.getLong("faults.skew", 0);
    }
  }
}
