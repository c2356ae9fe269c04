package org.memestream.ingest.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.memestream.ingest.Sha256;
import org.memestream.runtime.config.InvalidConfigurationException;

class TokensTest {

  private final Tokens tokens =
      Tokens.of(Map.of("ada", hash("one") + ", " + hash("two"), "bob", hash("three")));

  @Test
  void knowsOwnersByAnyOfTheirTokens() {
    assertThat(tokens.owner("Bearer one")).contains("ada");
    assertThat(tokens.owner("bearer  two")).contains("ada");
    assertThat(tokens.owner("Bearer three")).contains("bob");
  }

  @Test
  void knowsNobodyElse() {
    assertThat(tokens.owner(null)).isEmpty();
    assertThat(tokens.owner("one")).isEmpty();
    assertThat(tokens.owner("Bearer ")).isEmpty();
    assertThat(tokens.owner("Bearer four")).isEmpty();
    assertThat(tokens.owner("Bearer " + hash("one"))).isEmpty();
    assertThat(tokens.owner("Basic one")).isEmpty();
  }

  @Test
  void namesEverythingThatIsNoHash() {
    assertThatThrownBy(() -> Tokens.of(Map.of("ada", "plain", "b/b", hash("x"))))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContainingAll("tokens.ada", "SHA-256", "tokens.b/b");
    assertThatThrownBy(() -> Tokens.of(Map.of("ada", hash("x"), "bob", hash("x"))))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("more than once");
  }

  private static String hash(String token) {
    return new Sha256().of(token.getBytes(StandardCharsets.US_ASCII));
  }
}
