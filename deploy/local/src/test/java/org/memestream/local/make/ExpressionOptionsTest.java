package org.memestream.local.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memestream.ingest.ExpressionOrder;
import org.memestream.local.console.CommandFailure;
import org.memestream.runtime.lifecycle.ExitCode;
import picocli.CommandLine;

class ExpressionOptionsTest {

  @TempDir private Path folder;

  @Test
  void leavesFacesAloneUnlessAsked() {
    assertThat(order()).isEmpty();
  }

  @Test
  void takesAnExpressionByNameAndStatesConsent() {
    ExpressionOrder order = order("--expression", "laugh").orElseThrow();

    assertThat(order.source()).isEqualTo(new ExpressionOrder.Source.Preset("laugh"));
    assertThat(order.consent()).isEqualTo(ExpressionOrder.Consent.STATED);
    assertThat(order.need()).isEqualTo(ExpressionOrder.Need.BEST_EFFORT);
    assertThat(order.motion()).isEqualTo(ExpressionOrder.Motion.STILL);
  }

  @Test
  void readsTheDriver() throws Exception {
    Path driver = Files.write(folder.resolve("driver.jpg"), new byte[] {1, 2});

    ExpressionOrder order = order("--driver", driver.toString()).orElseThrow();

    assertThat(order.source())
        .isInstanceOfSatisfying(
            ExpressionOrder.Source.Driver.class,
            source -> assertThat(source.picture()).containsExactly(1, 2));
  }

  @Test
  void carriesAllThatIsAskedOfTheFaces() {
    ExpressionOrder order =
        order(
                "--expression",
                "wink",
                "--strength",
                "1.5",
                "--faces",
                "largest",
                "--region",
                "eyes",
                "--animate",
                "--frames",
                "12",
                "--insist",
                "--no-consent")
            .orElseThrow();

    assertThat(order.strength()).isEqualTo(1.5f);
    assertThat(order.faces()).isEqualTo("largest");
    assertThat(order.region()).isEqualTo(ExpressionOrder.Region.EYES);
    assertThat(order.motion()).isEqualTo(new ExpressionOrder.Motion(true, 12));
    assertThat(order.need()).isEqualTo(ExpressionOrder.Need.REQUIRED);
    assertThat(order.consent()).isEqualTo(ExpressionOrder.Consent.NOT_STATED);
  }

  @Test
  void saysThatThereIsNoDriver() {
    assertThatThrownBy(() -> order("--driver", folder.resolve("none.jpg").toString()))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
        .hasMessageContaining("NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--expression smile --driver x.jpg",
        "--animate",
        "--expression smile --strength 2.5",
        "--expression smile --animate --frames 61"
      })
  void refusesWhatIsNotAllowed(String arguments) {
    assertThatThrownBy(() -> order(arguments.split(" ")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Optional<ExpressionOrder> order(String... arguments) {
    ExpressionOptions options = new ExpressionOptions();
    new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    return options.order();
  }
}
