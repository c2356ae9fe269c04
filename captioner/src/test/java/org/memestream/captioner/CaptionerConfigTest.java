package org.memestream.captioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.memestream.captioner.caption.Strictness;
import org.memestream.runtime.config.ConfigurationLoader;

class CaptionerConfigTest {

  @Test
  void isStrictWithCaptionsAndLeavesGivenTextAloneButForSlurs() {
    CaptionerConfig.CaptionerSettings settings = settings(Map.of());

    assertThat(settings.safety()).isEqualTo(Strictness.STRICT);
    assertThat(settings.givenTextSafety()).isEqualTo(GivenTextSafety.SLURS);
  }

  @Test
  void readsTheLevels() {
    CaptionerConfig.CaptionerSettings settings =
        settings(
            Map.of(
                "memestream.captioner.safety", "standard",
                "memestream.captioner.given-text-safety", "off"));

    assertThat(settings.safety()).isEqualTo(Strictness.STANDARD);
    assertThat(settings.givenTextSafety()).isEqualTo(GivenTextSafety.OFF);
  }

  @Test
  void namesTheLevelsThatThereAre() {
    assertThatThrownBy(() -> settings(Map.of("memestream.captioner.safety", "off")))
        .hasMessageContaining("slurs, lenient, standard, strict");
  }

  private static CaptionerConfig.CaptionerSettings settings(Map<String, String> given) {
    Map<String, String> all = new HashMap<>(given);
    all.put("memestream.kafka.bootstrap-servers", "localhost:1");
    all.put("memestream.registry.url", "http://localhost:1");
    all.put("memestream.store.uri", "file:/tmp/none");
    return new ConfigurationLoader()
        .load(CaptionerConfig.class, Optional.empty(), Map.of(), all)
        .captioner();
  }
}
