package org.memestream.runtime.config;

import java.util.Objects;

/**
 * One thing that is wrong with the configuration.
 *
 * @param key the setting, as it was written
 * @param problem which value it has, where that came from and what is allowed; never a secret
 */
public record ConfigurationProblem(String key, String problem) {

  public ConfigurationProblem {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(problem, "problem");
  }

  @Override
  public String toString() {
    return key + ": " + problem;
  }
}
