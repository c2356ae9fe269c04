package org.memestream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.memestream.facetransfer.expression.Expression;
import org.memestream.ingest.ExpressionOrder;
import org.memestream.ingest.MemeOrder;
import org.memestream.renderer.output.OutputLimits;
import org.memestream.renderer.output.OutputProfile;
import org.memestream.renderer.output.OutputProfiles;
import org.memestream.renderer.skia.Styles;
import org.memestream.runtime.config.ConfigurationLoader;

/** What the ways in offer is what the stages behind them have. */
class ChoicesTest {

  @Test
  void offersTheStylesOfTheRenderer() {
    try (Styles styles = Styles.open(Optional.empty())) {
      assertThat(MemeOrder.STYLES).containsExactlyInAnyOrderElementsOf(styles.byName().keySet());
    }
  }

  @Test
  void offersTheProfilesOfTheRenderer() {
    OutputProfiles profiles =
        new OutputProfiles(ConfigurationLoader.group(OutputLimits.class, Map.of()));

    assertThat(MemeOrder.PROFILES)
        .containsExactlyInAnyOrderElementsOf(
            profiles.all().stream().map(OutputProfile::name).toList());
  }

  @Test
  void offersTheExpressionsOfTheFaceStage() {
    assertThat(ExpressionOrder.PRESETS)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Expression.values()).map(Expression::presetName).toList());
  }
}
