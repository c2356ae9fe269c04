package org.memestream.local.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.memestream.local.observability.MetricsCatalogue.Metric;
import org.yaml.snakeyaml.Yaml;

/** What dashboards and alerts ask for is what the catalogue promises. */
class ExpressionsTest {

  private static final Path FOLDER = Path.of("..", "observability");
  private static final Path ALERTS = FOLDER.resolve("alerts.yaml");
  private static final Path RUNBOOK = Path.of("..", "..", "docs", "operations.md");
  private static final Set<String> OF_THE_SCRAPE = Set.of("job", "instance");
  private static final MetricsCatalogue CATALOGUE = MetricsCatalogue.read();

  record Expression(String where, String text) {
    @Override
    public String toString() {
      return where + ": " + text;
    }
  }

  static Stream<Expression> expressions() throws IOException {
    List<Expression> all = new ArrayList<>();
    for (Map<String, ?> alert : alerts()) {
      all.add(new Expression(alert.get("alert").toString(), alert.get("expr").toString()));
    }
    for (Path file : dashboards().toList()) {
      JsonNode dashboard = new ObjectMapper().readTree(file.toFile());
      for (JsonNode panel : dashboard.path("panels")) {
        for (JsonNode target : panel.path("targets")) {
          all.add(
              new Expression(
                  file.getFileName() + ", " + panel.path("title").asText(),
                  target.path("expr").asText()));
        }
      }
      for (JsonNode variable : dashboard.path("templating").path("list")) {
        if (variable.path("type").asText().equals("query")) {
          String query = variable.path("query").asText();
          all.add(new Expression(file.getFileName().toString(), onlySeries(query)));
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void namesOnlyWhatIsExported(Expression expression) {
    PromQl names = PromQl.read(expression.text());
    Set<String> known = new TreeSet<>(OF_THE_SCRAPE);
    for (PromQl.Selection selection : names.selections()) {
      if (selection.series().equals("up")) {
        continue;
      }
      Metric metric =
          CATALOGUE
              .ofSeries(selection.series())
              .orElseThrow(() -> new AssertionError("nobody exports " + selection.series()));
      Set<String> labels = new TreeSet<>(metric.labelsOf(selection.series()));
      labels.addAll(OF_THE_SCRAPE);
      assertThat(labels).as(selection.series()).containsAll(selection.labels());
      known.addAll(labels);
    }
    assertThat(known).containsAll(names.groupings());
    assertThat(names.selections().isEmpty()).isFalse();
  }

  @Test
  void namesFollowTheConventionsOfPrometheus() {
    assertThat(CATALOGUE.own())
        .isNotEmpty()
        .allSatisfy(
            metric -> {
              assertThat(metric.name().endsWith("_total"))
                  .as(metric.name())
                  .isEqualTo(metric.type().equals("counter"));
              assertThat(metric.name()).doesNotContain("_millis", "_ms_", "_kb", "_mb");
              if (metric.name().contains("_time")) {
                assertThat(metric.name()).endsWith("_seconds");
              }
              // Ids would make a series of each meme.
              assertThat(metric.labels()).doesNotContain("owner", "meme", "id");
            });
  }

  @Test
  void theRunbookHasAChapterForEachAlert() throws IOException {
    String runbook = Files.readString(RUNBOOK);
    for (Map<String, ?> alert : alerts()) {
      String name = alert.get("alert").toString();
      assertThat(runbook).contains("\n### " + name + "\n");
      assertThat(((Map<?, ?>) alert.get("annotations")).get("runbook"))
          .isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void prometheusItselfAcceptsRulesAndExpressions(@TempDir Path folder) throws Exception {
    assumeTrue(hasPromtool(), "promtool is not on this machine: apt-get install prometheus");
    List<String> rules = new ArrayList<>(List.of("groups:", "- name: dashboards", "  rules:"));
    int number = 0;
    for (Expression expression : expressions().toList()) {
      rules.add("  - record: panel_" + number++);
      String plain = expression.text().replace("$__rate_interval", "5m");
      rules.add("    expr: '" + plain.replace("'", "''").replace("\n", " ") + "'");
    }
    Path panels = Files.write(folder.resolve("panels.yaml"), rules);

    assertThat(promtool("check", "rules", ALERTS.toString())).contains("SUCCESS");
    assertThat(promtool("check", "rules", panels.toString())).contains("SUCCESS");
    assertThat(promtool("check", "config", FOLDER.resolve("prometheus.yaml").toString()))
        .contains("SUCCESS");
  }

  private static boolean hasPromtool() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(path -> Files.isExecutable(Path.of(path, "promtool")));
  }

  private static String promtool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String told = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(told).isZero();
    return told;
  }

  private static Stream<Path> dashboards() throws IOException {
    return Files.list(FOLDER.resolve("dashboards")).filter(f -> f.toString().endsWith(".json"));
  }

  /** {@code label_values(series, label)} is Grafana's, not Prometheus'. */
  private static String onlySeries(String query) {
    return "count by ("
        + query.substring(query.indexOf(", ") + 2, query.length() - 1)
        + ") ("
        + query.substring("label_values(".length(), query.indexOf(", "))
        + ")";
  }

  @SuppressWarnings("unchecked") // The shape of a rule file.
  private static List<Map<String, ?>> alerts() throws IOException {
    Map<String, List<Map<String, List<Map<String, ?>>>>> file =
        new Yaml().load(Files.readString(ALERTS));
    return file.get("groups").stream().flatMap(group -> group.get("rules").stream()).toList();
  }
}
