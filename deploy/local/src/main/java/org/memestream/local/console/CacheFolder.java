package org.memestream.local.console;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where native libraries are unpacked to: per user rather than per data folder, since they are the
 * same for all and take seconds to unpack.
 *
 * @param root {@code MEMESTREAM_CACHE}, else {@code memestream} in the user's cache folder
 */
public record CacheFolder(Path root) {

  public static CacheFolder of(Map<String, String> environment) {
    String named = environment.getOrDefault("MEMESTREAM_CACHE", "");
    if (!named.isBlank()) {
      return new CacheFolder(Path.of(named).toAbsolutePath());
    }
    String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path base =
        Path.of(caches).isAbsolute()
            ? Path.of(caches)
            : Path.of(System.getProperty("user.home"), ".cache");
    return new CacheFolder(base.resolve("memestream"));
  }

  /** Tells DJL and JavaCPP, before either is loaded; neither may use the network. */
  public void apply() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("DJL_CACHE_DIR", root.resolve("djl").toString());
    System.setProperty("ENGINE_CACHE_DIR", root.resolve("djl").toString());
    System.setProperty("org.bytedeco.javacpp.cachedir", root.resolve("javacpp").toString());
  }
}
