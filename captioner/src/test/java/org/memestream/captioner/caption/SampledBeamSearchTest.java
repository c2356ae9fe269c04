package org.memestream.captioner.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SampledBeamSearchTest {

  private static final int WORDS = 20;

  private final SampledBeamSearch search = new SampledBeamSearch(5, 12, 3, 1, 1);

  @Test
  void repeatsItselfWithTheSameStream() {
    assertThat(found(1, 2, 3)).isEqualTo(found(1, 2, 3));
  }

  @Test
  void writesSomethingElseWithAnotherStream() {
    assertThat(found(1).get(0)).isNotEqualTo(found(2).get(0));
  }

  @Test
  void doesNotDependOnItsNeighbours() {
    List<List<SampledBeamSearch.Found>> together = found(LongStream.range(0, 40).toArray());

    for (int stream = 0; stream < 40; stream++) {
      assertThat(together.get(stream)).isEqualTo(found(stream).get(0));
    }
  }

  @Test
  void keepsTheRulesOfCaptions() {
    for (List<SampledBeamSearch.Found> captions : found(LongStream.range(0, 200).toArray())) {
      for (SampledBeamSearch.Found caption : captions) {
        List<Integer> words = caption.words();
        assertThat(words)
            .hasSizeBetween(3, 11)
            .doesNotContain(Vocabulary.UNKNOWN_ID, Vocabulary.END_ID);
        assertThat(words.stream().filter(w -> w == Vocabulary.SEPARATOR_ID).count())
            .isLessThanOrEqualTo(1);
        assertThat(words.get(0)).isNotEqualTo(Vocabulary.SEPARATOR_ID);
        assertThat(words.get(words.size() - 1)).isNotEqualTo(Vocabulary.SEPARATOR_ID);
        for (int i = 1; i < words.size(); i++) {
          assertThat(words.get(i)).isNotEqualTo(words.get(i - 1));
        }
      }
    }
  }

  @Test
  void putsTheBestFirst() {
    for (List<SampledBeamSearch.Found> captions : found(LongStream.range(0, 50).toArray())) {
      for (int i = 1; i < captions.size(); i++) {
        assertThat(captions.get(i).score()).isLessThanOrEqualTo(captions.get(i - 1).score());
      }
    }
  }

  private List<List<SampledBeamSearch.Found>> found(long... streams) {
    List<SampledBeamSearch.Draw> draws = new ArrayList<>();
    for (long stream : streams) {
      draws.add(new SampledBeamSearch.Draw(stream, 1));
    }
    try (FakeSession session = new FakeSession(new long[streams.length], WORDS)) {
      return search.search(session, draws);
    }
  }
}
