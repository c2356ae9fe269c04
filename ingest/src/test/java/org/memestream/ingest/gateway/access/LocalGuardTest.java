package org.memestream.ingest.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.memestream.ingest.gateway.problem.ProblemException;

class LocalGuardTest {

  private final LocalGuard guard = new LocalGuard();

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1:8080", "[::1]", "[::1]:8080"})
  void isReachedByNamesOfThisMachine(String host) {
    assertThatCode(() -> guard.checkHost(host)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "evil.example", "localhost.evil.example:8080", "127.0.0.1.nip.io", "10.0.0.1"})
  void isNotReachedByOthers(String host) {
    assertThatThrownBy(() -> guard.checkHost(host)).isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {"none,none", "http://localhost:8080,same-origin", "none,none", "none,same-origin"})
  void answersItsOwnPage(String origin, String site) {
    assertThatCode(() -> guard.checkPage(origin, site, "localhost:8080"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "http://evil.example,none",
        "null,none",
        "http://localhost:3000,same-site",
        "http://localhost,none",
        "none,cross-site",
        "none,same-site",
        "not a url,none"
      })
  void answersNoOther(String origin, String site) {
    assertThatThrownBy(() -> guard.checkPage(origin, site, "localhost:8080"))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void tellsAddressesOfThisMachine() {
    assertThat(LocalGuard.isLoopback("127.0.0.1")).isTrue();
    assertThat(LocalGuard.isLoopback("::1")).isTrue();
    assertThat(LocalGuard.isLoopback("0.0.0.0")).isFalse();
    assertThat(LocalGuard.isLoopback("192.168.0.1")).isFalse();
  }
}
