package org.memestream.local.stack;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.memestream.runtime.config.ServiceConfig;
import org.memestream.runtime.lifecycle.Service;
import org.memestream.runtime.lifecycle.ServiceContext;
import org.memestream.runtime.worker.WorkPermits;

/**
 * A service that the stack runs.
 *
 * @param name of the service and of its folder
 * @param configType its settings
 * @param factory builds it, for a process that it shares with the others
 * @param folders settings that name a folder, and the name of that folder below the service's own
 * @param <C> its settings
 */
record LocalService<C extends ServiceConfig>(
    String name,
    Class<C> configType,
    BiFunction<ServiceContext<C>, WorkPermits, Service> factory,
    Map<String, String> folders) {

  LocalService {
    folders = Map.copyOf(folders);
  }

  /** Overrides that put the service's folders into one. */
  Map<String, String> overrides(Path folder) {
    Map<String, String> overrides = new TreeMap<>();
    folders.forEach((key, name) -> overrides.put(key, folder.resolve(name).toString()));
    return overrides;
  }
}
