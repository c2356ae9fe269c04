package org.memestream.local.bench;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.memestream.local.console.CommandFailure;
import org.memestream.local.console.Surroundings;
import org.memestream.runtime.lifecycle.ExitCode;
import picocli.CommandLine.Option;

/** What all benches have in common. */
final class BenchOptions {

  private static final Pattern SIZE = Pattern.compile("([1-9]\\d{1,4})x([1-9]\\d{1,4})");

  @Option(
      names = "--size",
      paramLabel = "WIDTHxHEIGHT",
      defaultValue = "1024x768",
      description = "Size of the photos, which are made up (default: ${DEFAULT-VALUE}).")
  private String size;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "60",
      description = "How often each thing is measured (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  BenchPhotos photos() {
    Matcher matcher = SIZE.matcher(size);
    if (!matcher.matches()) {
      throw new CommandFailure(
          ExitCode.USAGE, "--size takes two numbers such as 1024x768, not " + size + ".");
    }
    return new BenchPhotos(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** At least 1. */
  int rounds() {
    if (rounds < 1) {
      throw new CommandFailure(ExitCode.USAGE, "--rounds must be at least 1.");
    }
    return rounds;
  }

  void tell(BenchReport report, Surroundings surroundings) throws IOException {
    if (json) {
      report.printJson(surroundings.out());
    } else {
      report.print(surroundings.out());
    }
  }
}
