package org.memestream.runtime.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.File;
import java.nio.file.Path;
import java.util.function.ToDoubleFunction;

/** The room on the disks that a process writes to. */
public final class DiskMeters {

  private DiskMeters() {}

  /**
   * Registers {@code memestream.disk.free} and {@code memestream.disk.size} in bytes; both are 0
   * while the folder does not exist.
   *
   * @param folder what is kept there, for the tag; never the path, which differs by machine
   */
  public static void bind(MeterRegistry meters, String folder, Path path) {
    gauge(meters, "memestream.disk.free", folder, path, File::getUsableSpace);
    gauge(meters, "memestream.disk.size", folder, path, File::getTotalSpace);
  }

  private static void gauge(
      MeterRegistry meters, String name, String folder, Path path, ToDoubleFunction<File> value) {
    Gauge.builder(name, path.toFile(), value)
        .tag("folder", folder)
        .baseUnit("bytes")
        .strongReference(true)
        .register(meters);
  }
}
