package org.memestream.runtime.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used. The message lists every problem, one a line. */
public final class InvalidConfigurationException extends RuntimeException {

  private final transient List<ConfigurationProblem> problems;

  /**
   * @param problems all that is wrong, at least one
   */
  public InvalidConfigurationException(List<ConfigurationProblem> problems) {
    super(describe(problems));
    this.problems = List.copyOf(problems);
  }

  /** All that is wrong, in the order of the message. */
  public List<ConfigurationProblem> problems() {
    return problems;
  }

  private static String describe(List<ConfigurationProblem> problems) {
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("an invalid configuration needs at least one problem");
    }
    String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    return problems.stream()
        .map(problem -> System.lineSeparator() + "  - " + problem)
        .collect(Collectors.joining("", "the configuration has " + count + ":", ""));
  }
}
