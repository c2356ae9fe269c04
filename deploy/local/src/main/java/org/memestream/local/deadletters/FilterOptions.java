package org.memestream.local.deadletters;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.memestream.local.console.CommandFailure;
import org.memestream.runtime.config.Durations;
import org.memestream.runtime.lifecycle.ExitCode;
import picocli.CommandLine.Option;

/** Options that say which letters are meant. */
final class FilterOptions {

  @Option(names = "--topic", paramLabel = "TOPIC", description = "Only of this topic.")
  private Optional<String> topic = Optional.empty();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Only those whose reason or message holds this, in any case.")
  private Optional<String> reason = Optional.empty();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Only those since then: how long ago (90m, 7d), or when (2026-11-21T08:00:00Z).")
  private Optional<String> since = Optional.empty();

  boolean any() {
    return topic.isPresent() || reason.isPresent() || since.isPresent();
  }

  LetterFilter filter(Clock clock) {
    return new LetterFilter(topic, reason, since.map(text -> instant(text, clock)));
  }

  private static Instant instant(String text, Clock clock) {
    try {
      return text.indexOf('T') > 0
          ? Instant.parse(text)
          : clock.instant().minus(Durations.parse(text));
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--since is %s or a time such as 2026-11-21T08:00:00Z, not '%s'"
              .formatted(Durations.ALLOWED, Excerpt.line(text, 50)),
          e);
    }
  }
}
