package org.memestream.local.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.memestream.ingest.backfill.BackfillSummary;
import org.memestream.ingest.backfill.OutcomeCounts;
import org.memestream.runtime.lifecycle.ExitCode;

class BackfillReportTest {

  private static final BackfillSummary ALL = summary(Map.of());
  private static final BackfillSummary SOME = summary(Map.of("CORRUPT", 2L));

  @Test
  void theWorstThatHappenedIsTheExitCode() {
    assertThat(report(ALL, null).exitCode()).isEqualTo(ExitCode.OK);
    assertThat(report(SOME, null).exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(report(summary(Map.of("UNEXPECTED", 1L)), null).exitCode())
        .isEqualTo(ExitCode.FAILED);
    assertThat(report(ALL, outcomes(5, 5)).exitCode()).isEqualTo(ExitCode.OK);
    assertThat(report(SOME, outcomes(5, 4)).exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(report(ALL, outcomes(9, 5)).exitCode()).isEqualTo(ExitCode.TIMED_OUT);
  }

  @Test
  void tellsOutcomesAndReasons() {
    StringWriter out = new StringWriter();
    report(SOME, outcomes(5, 4)).writeText(new PrintWriter(out, true));
    assertThat(out.toString())
        .containsPattern("taken +5 in 2.0 s, 2.5/s\n")
        .containsPattern("refused +2\n +CORRUPT +2\n")
        .containsPattern("finished +4 of 5\n")
        .containsPattern("failed +1\n +NO_FACE +1\n");
  }

  @ParameterizedTest
  @CsvSource({"50/s, 50", "50, 50", "300/m, 5", "1800/h, 0.5", "0.5/s, 0.5"})
  void readsRates(String text, double perSecond) {
    assertThat(new Rate.Converter().convert(text).perSecond()).isEqualTo(perSecond);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1/s", "fast", "5/d", "", "1e9/s"})
  void refusesWhatIsNoRate(String text) {
    assertThatThrownBy(() -> new Rate.Converter().convert(text)).hasMessageContaining("50/s");
  }

  private static BackfillReport report(BackfillSummary summary, OutcomeCounts outcomes) {
    return new BackfillReport(
        "b-",
        false,
        summary,
        Duration.ofSeconds(2),
        Optional.ofNullable(outcomes),
        Optional.empty());
  }

  private static BackfillSummary summary(Map<String, Long> refused) {
    return new BackfillSummary(5, 0, 0, new TreeMap<>(refused));
  }

  private static OutcomeCounts outcomes(long expected, long finished) {
    return new OutcomeCounts(
        expected, finished, new TreeMap<>(finished == 4 ? Map.of("NO_FACE", 1L) : Map.of()));
  }
}
