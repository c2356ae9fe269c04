package org.memestream.local.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.memestream.local.observability.PromQl.Selection;

class PromQlTest {

  @Test
  void findsSeriesLabelsAndGroupings() {
    PromQl read =
        PromQl.read(
            "histogram_quantile(0.99, sum by (le, stage) (rate(a_bucket{lane=\"x(y\",b!~\"c\"}[5m]))) > 1"
                + " and on (stage) max without (instance) (d) == 0");

    assertThat(read.selections())
        .containsExactly(
            new Selection("a_bucket", Set.of("lane", "b")), new Selection("d", Set.of()));
    assertThat(read.groupings()).containsExactlyInAnyOrder("le", "stage", "instance");
  }

  @Test
  void aCallOfSomethingUnknownIsAnError() {
    assertThatThrownBy(() -> PromQl.read("summe(a)")).hasMessageContaining("summe");
  }
}
