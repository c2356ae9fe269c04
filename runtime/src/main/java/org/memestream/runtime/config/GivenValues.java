package org.memestream.runtime.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the sources gave, matched to settings, and all that is wrong with it. */
final class GivenValues {

  private static final String ENVIRONMENT_PREFIX = "MEMESTREAM_";

  /** Variables that are for the launcher, not settings. */
  private static final Set<String> NOT_SETTINGS =
      Set.of("MEMESTREAM_CONFIG", "MEMESTREAM_HOME", "MEMESTREAM_JAVA_OPTS");

  /** What Kubernetes puts into every pod for a service called {@code memestream-…}. */
  private static final Pattern SERVICE_LINK =
      Pattern.compile(".*_SERVICE_(HOST|PORT(_.*)?)|.*_PORT(_\\d+_(TCP|UDP|SCTP)(_.*)?)?");

  private record Given(SettingKey key, String written, String value, String source) {
    String shown() {
      return key.setting().shown(key.key(), value);
    }
  }

  private final SettingCatalogue catalogue;
  private final Set<String> sections;
  private final Map<String, Given> given = new TreeMap<>();
  private final List<ConfigurationProblem> unknown = new ArrayList<>();

  GivenValues(SettingCatalogue catalogue, Set<String> sections) {
    this.catalogue = catalogue;
    // A section that the mapping has itself is not another's: its unknown keys are mistakes.
    this.sections =
        sections.stream()
            .filter(section -> !catalogue.has(ConfigurationLoader.PREFIX + "." + section + "."))
            .collect(Collectors.toUnmodifiableSet());
  }

  void take(Map<String, String> source, String name) {
    new TreeMap<>(source)
        .forEach(
            (written, value) -> {
              if (written.equals(ConfigurationLoader.PREFIX)
                  || written.startsWith(ConfigurationLoader.PREFIX + ".")) {
                catalogue
                    .byKey(written)
                    .ifPresentOrElse(
                        key -> put(key, written, value, name), () -> refuse(written, name));
              } else if (!name.equals("override")) {
                refuse(written, name);
              }
            });
  }

  void takeEnvironment(Map<String, String> environment) {
    new TreeMap<>(environment)
        .forEach(
            (written, value) -> {
              if (written.startsWith(ENVIRONMENT_PREFIX) && !NOT_SETTINGS.contains(written)) {
                catalogue
                    .byEnvironmentName(written)
                    .ifPresentOrElse(
                        key -> put(key, written, value, "environment"),
                        () -> refuseVariable(written));
              }
            });
  }

  /** Throws if anything is wrong. */
  void check() {
    List<ConfigurationProblem> problems = new ArrayList<>(unknown);
    given.values().forEach(one -> problem(one).ifPresent(problems::add));
    catalogue.settings().stream()
        .filter(setting -> setting.required() && setting.defaultValue().isEmpty())
        .filter(setting -> !given.containsKey(setting.name()))
        .map(GivenValues::missing)
        .forEach(problems::add);
    if (!problems.isEmpty()) {
      throw new InvalidConfigurationException(problems);
    }
  }

  Map<String, String> values() {
    Map<String, String> values = new TreeMap<>();
    given.forEach(
        (key, one) -> values.put(key, ValueRules.normal(one.key().setting(), one.value())));
    return values;
  }

  SortedMap<String, String> effective() {
    SortedMap<String, String> lines = new TreeMap<>();
    for (Setting setting : catalogue.settings()) {
      if (setting.shape() != Setting.Shape.MAP) {
        lines.put(
            setting.name(),
            setting
                .defaultValue()
                .map(value -> setting.shown(setting.name(), value))
                .orElse("(not set)"));
      }
    }
    given.forEach((key, one) -> lines.put(key.replace("\"", ""), one.shown()));
    return lines;
  }

  private void put(SettingKey key, String written, String value, String source) {
    given.put(key.key(), new Given(key, written, value.strip().trim(), source));
  }

  private void refuse(String written, String source) {
    String[] parts = written.split("\\.");
    if (parts.length > 1 && sections.contains(parts[1])) {
      return;
    }
    List<String> names = catalogue.settings().stream().map(Setting::name).toList();
    refuse(
        written,
        source,
        Suggestion.nearest(written, names)
            .or(() -> Suggestion.nearest(ConfigurationLoader.PREFIX + "." + written, names)));
  }

  private void refuseVariable(String written) {
    boolean elsewhere =
        sections.stream()
            .map(section -> ENVIRONMENT_PREFIX + Setting.environmentName(section) + "_")
            .anyMatch(written::startsWith);
    if (elsewhere || SERVICE_LINK.matcher(written).matches()) {
      return;
    }
    List<String> names = catalogue.settings().stream().map(Setting::environmentName).toList();
    refuse(written, "environment", Suggestion.nearest(written, names));
  }

  private void refuse(String written, String source, Optional<String> suggestion) {
    String hint = suggestion.map(name -> "; did you mean " + name + "?").orElse("");
    unknown.add(
        new ConfigurationProblem(written, "there is no such setting (from " + source + ")" + hint));
  }

  private static Optional<ConfigurationProblem> problem(Given one) {
    Setting setting = one.key().setting();
    String allowed = "allowed is " + ValueRules.allowed(setting);
    if (one.value().isEmpty()) {
      return Optional.of(
          new ConfigurationProblem(
              one.written(), "is empty (from " + one.source() + "); " + allowed));
    }
    boolean accepted =
        setting.shape() == Setting.Shape.LIST
            ? Arrays.stream(one.value().split(",")).allMatch(v -> ValueRules.accepts(setting, v))
            : ValueRules.accepts(setting, one.value());
    return accepted
        ? Optional.empty()
        : Optional.of(
            new ConfigurationProblem(
                one.written(),
                "is \"" + one.shown() + "\" (from " + one.source() + "); " + allowed));
  }

  private static ConfigurationProblem missing(Setting setting) {
    return new ConfigurationProblem(
        setting.name(),
        "is not set; allowed is "
            + ValueRules.allowed(setting)
            + " (environment: "
            + setting.environmentName()
            + ")");
  }
}
