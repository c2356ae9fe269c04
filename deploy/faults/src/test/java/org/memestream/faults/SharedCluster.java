package org.memestream.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands one cluster to all tests of a run: each gets it whole, whatever the last one did. */
final class SharedCluster implements ParameterResolver, BeforeEachCallback {

  private static final ExtensionContext.Namespace SPACE =
      ExtensionContext.Namespace.create(SharedCluster.class);

  /** Kept after the run, for the logs. */
  private static final Path FOLDER = Path.of("target", "faults").toAbsolutePath();

  @Override
  public void beforeEach(ExtensionContext context) {
    Cluster cluster = cluster(context);
    cluster.broker().reviveIfDead();
    cluster.broker().awaitReady();
    cluster.registry().reviveIfDead();
    cluster.registry().awaitReady();
    cluster.services().forEach(ServiceProcess::reviveIfDead);
    cluster.awaitReady();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Cluster.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return cluster(context);
  }

  private static Cluster cluster(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(SPACE)
        .computeIfAbsent(Cluster.class, key -> start(), Cluster.class);
  }

  private static Cluster start() {
    FaultTable.ofThisRun().clear();
    clear();
    return Cluster.start(FOLDER);
  }

  private static void clear() {
    if (!Files.exists(FOLDER)) {
      return;
    }
    try (Stream<Path> files = Files.walk(FOLDER)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : all) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new AssertionError("cannot clear " + FOLDER, e);
    }
  }
}
