package org.memestream.captioner.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CaptionComposerTest {

  private final Vocabulary vocabulary =
      new Vocabulary(List.of("</s>", "<unk>", "<sep>", "i", "don't", "know", ",", "shit", "man"));
  private final CaptionComposer composer =
      new CaptionComposer(vocabulary, new SafetyFilter(), LineBreaker.shipped());

  @Test
  void breaksWhereTheDecoderDid() {
    assertThat(composed("i don't <sep> know , man"))
        .isEqualTo(
            new CaptionComposer.Composed.Fit(
                new Caption("i don't", Optional.of("know, man"), Caption.Break.WRITTEN, -1)));
  }

  @Test
  void turnsDownUncivilText() {
    assertThat(composed("i know <sep> shit man"))
        .isEqualTo(new CaptionComposer.Composed.Unfit(CaptionOutcome.Cause.UNCIVIL));
  }

  @Test
  void breaksLongTextThatHasNoSeparator() {
    CaptionComposer.Composed composed = composed("i don't know , man i know");

    assertThat(((CaptionComposer.Composed.Fit) composed).caption().bottom()).isPresent();
  }

  @Test
  void turnsDownWhatWasLearntWordForWord() {
    NoveltyFilter learnt =
        NoveltyFilter.builder(1, 1e-6).add(List.of("i", "don't", "know", "man")).build();
    CaptionComposer fresh =
        new CaptionComposer(
            vocabulary,
            new SafetyFilter(),
            LineBreaker.shipped(),
            Optional.of(learnt),
            CaptionTally.NONE);

    assertThat(fresh.compose(found("i don't <sep> know man")))
        .isEqualTo(new CaptionComposer.Composed.Unfit(CaptionOutcome.Cause.NOT_NEW));
    assertThat(fresh.compose(found("i know <sep> i know man")))
        .isInstanceOf(CaptionComposer.Composed.Fit.class);
  }

  private CaptionComposer.Composed composed(String tokens) {
    return composer.compose(found(tokens));
  }

  private SampledBeamSearch.Found found(String tokens) {
    List<Integer> ids = Arrays.stream(tokens.split(" ")).map(vocabulary::id).toList();
    return new SampledBeamSearch.Found(ids, -1, -1);
  }
}
