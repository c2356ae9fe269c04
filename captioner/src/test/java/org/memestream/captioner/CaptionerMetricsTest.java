package org.memestream.captioner;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.memestream.captioner.caption.CaptionComposer;
import org.memestream.captioner.caption.LabelWords;
import org.memestream.captioner.caption.LineBreaker;
import org.memestream.captioner.caption.SafetyFilter;
import org.memestream.captioner.caption.SampledBeamSearch;
import org.memestream.captioner.caption.Vocabulary;

class CaptionerMetricsTest {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final CaptionerMetrics metrics = new CaptionerMetrics(meters);
  private final Vocabulary vocabulary =
      new Vocabulary(List.of("</s>", "<unk>", "<sep>", "i", "know", "shit", "crap"));

  @Test
  void countsCaptionsByWhatTheFilterFound() {
    CaptionComposer composer =
        new CaptionComposer(
            vocabulary, new SafetyFilter(), LineBreaker.shipped(), Optional.empty(), metrics);

    for (String caption : List.of("i know i know", "i know shit", "crap i know", "i shit crap")) {
      List<Integer> ids = Arrays.stream(caption.split(" ")).map(vocabulary::id).toList();
      composer.compose(new SampledBeamSearch.Found(ids, -1, -1));
    }

    assertThat(count("captions.drawn")).isEqualTo(4);
    assertThat(count("captions.turned.down", "cause", "uncivil")).isEqualTo(3);
    assertThat(count("captions.uncivil", "category", "profanity")).isEqualTo(2);
    assertThat(count("captions.uncivil", "category", "mild")).isEqualTo(1);
    assertThat(count("captions.uncivil", "category", "slur")).isZero();
  }

  @Test
  void countsWhatLabelsSayInVain() {
    LabelWords labels = new LabelWords(vocabulary, metrics);

    labels.ids(List.of("i know zyzzyva"));
    labels.ids(List.of("zyzzyva quux"));
    labels.ids(List.of("42"));
    labels.ids(List.of());

    assertThat(count("label.words.unknown")).isEqualTo(3);
    assertThat(count("labels.unknown")).isEqualTo(1);
  }

  private double count(String meter, String... tags) {
    return meters.get("memestream.captioner." + meter).tags(tags).counter().count();
  }
}
