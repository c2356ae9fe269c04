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
 * @param settings that the stack decides over
 * @param folders settings that name a folder, and the name of that folder below the service's own
 * @param <C> its settings
 */
record LocalService<C extends ServiceConfig>(
    String name,
    Class<C> configType,
    BiFunction<ServiceContext<C>, WorkPermits, Service> factory,
    Map<String, String> settings,
    Map<String, String> folders) {

  LocalService {
    settings = Map.copyOf(settings);
    folders = Map.copyOf(folders);
  }

  /** Overrides: what the stack decides, and the service's folders in one. */
  Map<String, String> overrides(Path folder) {
    Map<String, String> overrides = new TreeMap<>(settings);
    folders.forEach((key, name) -> overrides.put(key, folder.resolve(name).toString()));
    return overrides;
  }
}
