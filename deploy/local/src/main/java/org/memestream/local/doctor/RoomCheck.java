package org.memestream.local.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.memestream.local.console.CacheFolder;
import org.memestream.local.folder.DataFolder;

/** Memory, disk and the right to write. */
final class RoomCheck implements Check {

  private static final long MEGABYTE = 1_000_000;
  private static final long MEMORY_NEEDED = 1_500 * MEGABYTE;
  private static final long MEMORY_GOOD = 3_000 * MEGABYTE;
  private static final long DISK_NEEDED = 500 * MEGABYTE;
  private static final long DISK_GOOD = 3_000 * MEGABYTE;

  private final DataFolder data;
  private final CacheFolder cache;

  RoomCheck(DataFolder data, CacheFolder cache) {
    this.data = data;
    this.cache = cache;
  }

  @Override
  public List<Finding> look() {
    return List.of(
        memory(),
        folder("data folder", data.root(), "--data DIR or MEMESTREAM_HOME"),
        folder("native cache", cache.root(), "MEMESTREAM_CACHE"));
  }

  private static Finding memory() {
    long bytes =
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    String sight = gigabytes(bytes) + " in all";
    String remedy = "give the machine or the container 3 GB or more";
    if (bytes < MEMORY_NEEDED) {
      return Finding.fail("memory", sight, remedy);
    }
    return bytes < MEMORY_GOOD
        ? Finding.warn("memory", sight, remedy)
        : Finding.ok("memory", sight);
  }

  private static Finding folder(String subject, Path folder, String option) {
    String elsewhere = "make it writable, or name another folder with " + option;
    Path there = folder;
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there) || !writable(there)) {
      return Finding.fail(subject, folder + " cannot be written", elsewhere);
    }
    try {
      long free = Files.getFileStore(there).getUsableSpace();
      String sight = folder + ", " + gigabytes(free) + " free";
      String remedy = "make room, or name another folder with " + option;
      if (free < DISK_NEEDED) {
        return Finding.fail(subject, sight, remedy);
      }
      return free < DISK_GOOD ? Finding.warn(subject, sight, remedy) : Finding.ok(subject, sight);
    } catch (IOException e) {
      return Finding.fail(subject, folder + " cannot be asked: " + e, elsewhere);
    }
  }

  /** Really writes, since permissions alone do not tell of a read-only or full disk. */
  private static boolean writable(Path folder) {
    try {
      Files.delete(Files.write(Files.createTempFile(folder, ".memestream-", null), new byte[4096]));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }
}
