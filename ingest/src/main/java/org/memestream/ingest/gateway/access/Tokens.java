package org.memestream.ingest.gateway.access;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.Sha256;
import org.memestream.runtime.config.ConfigurationProblem;
import org.memestream.runtime.config.InvalidConfigurationException;

/**
 * Bearer tokens, of which only the SHA-256 is known. Tokens are to be long and random: then a table
 * by hash gives nothing away, not even through its timing.
 */
public final class Tokens {

  private static final String KEY = "memestream.gateway.tokens.";
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([\\x21-\\x7e]{1,512}) *");

  private final Map<String, String> owners;

  private Tokens(Map<String, String> owners) {
    this.owners = Map.copyOf(owners);
  }

  /**
   * Reads the setting.
   *
   * @param hashes by owner; several of an owner are separated by commas
   * @throws InvalidConfigurationException when something is no hash or no owner
   */
  public static Tokens of(Map<String, String> hashes) {
    Map<String, String> owners = new HashMap<>();
    List<ConfigurationProblem> problems = new ArrayList<>();
    hashes.forEach(
        (owner, value) -> {
          if (!MemeOrder.KEY_SEGMENT.matcher(owner).matches()) {
            problems.add(
                new ConfigurationProblem(
                    KEY + owner, "an owner has letters A-Z, digits, '.', '_' and '-' only"));
          }
          for (String text : value.split(",")) {
            String hash = text.strip().toLowerCase(Locale.ROOT);
            if (!HASH.matcher(hash).matches()) {
              problems.add(
                  new ConfigurationProblem(
                      KEY + owner, "must be the SHA-256 of a token in 64 hex digits"));
            } else if (owners.put(hash, owner) != null) {
              problems.add(
                  new ConfigurationProblem(KEY + owner, "the same token is given more than once"));
            }
          }
        });
    if (!problems.isEmpty()) {
      throw new InvalidConfigurationException(problems);
    }
    return new Tokens(owners);
  }

  /** Whether there are none. */
  public boolean none() {
    return owners.isEmpty();
  }

  /**
   * Whose token it is.
   *
   * @param authorization the header of that name, or null
   */
  public Optional<String> owner(String authorization) {
    return Optional.ofNullable(authorization)
        .map(BEARER::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1).getBytes(StandardCharsets.US_ASCII))
        .map(new Sha256()::of)
        .map(owners::get);
  }
}
