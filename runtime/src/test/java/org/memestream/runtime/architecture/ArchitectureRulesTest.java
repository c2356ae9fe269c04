package org.memestream.runtime.architecture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureRulesTest {

  @Test
  void brokenRulesSayHowToMend() {
    ArchitectureRules rules =
        ArchitectureRules.of("org.memestream.runtime")
            .withIndependence(List.of("..lifecycle.."), "..config..");
    assertThatThrownBy(rules::check)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("ServiceMain")
        .hasMessageContaining("move what both need");
  }

  @Test
  void domainMayNotKnowKafka() {
    ArchitectureRules rules =
        ArchitectureRules.of("org.memestream.runtime").withDomain("org.memestream.runtime.kafka");
    assertThatThrownBy(rules::check)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("declare an interface here");
  }

  @Test
  void misspelledModuleIsNoticed() {
    ArchitectureRules rules = ArchitectureRules.of("org.memestream.nowhere");
    assertThatThrownBy(rules::check).hasMessageContaining("org.memestream.nowhere");
  }
}
