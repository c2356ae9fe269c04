package org.memestream.captioner.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SampledBeamSearchTest {

  private static final int WORDS = 20;
  private static final int FREQUENT = 14;

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
  void drawsWordsAsOftenAsTheyAreLikely() {
    SampledBeamSearch sampling = new SampledBeamSearch(1, 2, 1, 1, 0);
    double[] wanted = new double[WORDS];
    try (FakeSession session = new FakeSession(new long[1], WORDS, FREQUENT)) {
      NextWords first = session.first();
      for (int i = 0; i < FREQUENT; i++) {
        wanted[first.ids()[0][i]] = Math.exp(first.logProbabilities()[0][i]);
      }
      NextWords rare = session.rare(new int[] {0});
      for (int i = 0; i < WORDS - FREQUENT; i++) {
        wanted[rare.ids()[0][i]] = Math.exp(rare.logProbabilities()[0][i]);
      }
    }
    int rounds = 20_000;
    int[] seen = new int[WORDS];
    List<SampledBeamSearch.Draw> draws = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      draws.add(new SampledBeamSearch.Draw(SampledBeamSearch.stream(3, i), 1));
    }
    try (Recording session = new Recording(new FakeSession(new long[rounds], WORDS, FREQUENT))) {
      sampling.search(session, draws);
      for (int word : session.words) {
        seen[word]++;
      }
    }
    // A caption does not start with a mark, so those shares fall to the words.
    double open = 1 - wanted[0] - wanted[1] - wanted[2];
    for (int id = Vocabulary.MARKS; id < WORDS; id++) {
      assertThat((double) seen[id] / rounds).isCloseTo(wanted[id] / open, within(0.01));
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
    try (FakeSession session = new FakeSession(new long[streams.length], WORDS, FREQUENT)) {
      return search.search(session, draws);
    }
  }

  /** Notes the words that were written first. */
  private static final class Recording implements WritingSession {

    private final WritingSession inner;
    private int[] words = {};

    Recording(WritingSession inner) {
      this.inner = inner;
    }

    @Override
    public NextWords first() {
      return inner.first();
    }

    @Override
    public NextWords advance(int[] parents, int[] chosen) {
      words = chosen.clone();
      return inner.advance(parents, chosen);
    }

    @Override
    public NextWords rare(int[] rows) {
      return inner.rare(rows);
    }

    @Override
    public void close() {
      inner.close();
    }
  }
}
