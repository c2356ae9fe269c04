package org.memestream.captioner.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyTest {

  private final Vocabulary vocabulary =
      new Vocabulary(List.of("</s>", "<unk>", "<sep>", "cat", "dog"));

  @Test
  void numbersWordsByPosition() {
    assertThat(vocabulary.id("dog")).isEqualTo(4);
    assertThat(vocabulary.word(3)).isEqualTo("cat");
  }

  @Test
  void givesUnknownWordsTheirMark() {
    assertThat(vocabulary.id("bird")).isEqualTo(Vocabulary.UNKNOWN_ID);
  }

  @Test
  void doesNotCountMarksAsKnownWords() {
    assertThat(vocabulary.known("<sep>")).isEmpty();
    assertThat(vocabulary.known("cat")).hasValue(3);
  }

  @Test
  void refusesWordsThatComeTwice() {
    assertThatThrownBy(() -> new Vocabulary(List.of("</s>", "<unk>", "<sep>", "cat", "cat")))
        .hasMessageContaining("once");
  }

  @Test
  void refusesMarksOutOfOrder() {
    assertThatThrownBy(() -> new Vocabulary(List.of("<unk>", "</s>", "<sep>")))
        .hasMessageContaining("starts with");
  }

  @Test
  void findsLabelWordsInEitherNumber() {
    assertThat(new LabelWords(vocabulary).ids(List.of("Cats and dog"))).containsExactly(3, 4);
  }
}
