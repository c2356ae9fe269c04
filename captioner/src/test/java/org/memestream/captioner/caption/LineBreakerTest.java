package org.memestream.captioner.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineBreakerTest {

  private static final LineBreaker SHIPPED = LineBreaker.shipped();

  @Test
  void learnsWhereAWordStartsTheLowerText() {
    assertThat(learnt().gap(example(6, 3).tokens())).isEqualTo(6);
  }

  @Test
  void learnsTheSameFromTheSameExamples() {
    assertThat(learnt().toBytes()).isEqualTo(learnt().toBytes());
  }

  @Test
  void readsBackWhatItWrites() throws IOException {
    LineBreaker read = LineBreaker.read(new ByteArrayInputStream(learnt().toBytes()));

    assertThat(read.gap(example(6, 3).tokens())).isEqualTo(6);
  }

  @Test
  void refusesAFileThatIsNotCompressed() {
    assertThatThrownBy(() -> LineBreaker.read(new ByteArrayInputStream(new byte[100])))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a file of line-break weights");
  }

  @Test
  void refusesAFileOfTooFewWeights() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream compressed = new GZIPOutputStream(bytes)) {
      compressed.write(new byte[12]);
    }

    assertThatThrownBy(() -> LineBreaker.read(new ByteArrayInputStream(bytes.toByteArray())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds 12");
  }

  @ParameterizedTest
  @CsvSource({
    "brace yourselves the tests are coming, 2",
    "one does not simply walk into mordor, 4",
    "when you finally sit down and the phone rings, 5",
  })
  void shippedBreakerBreaksBeforeThePunchLine(String text, int gap) {
    assertThat(SHIPPED.gap(List.of(text.split(" ")))).isEqualTo(gap);
  }

  @Test
  void leavesShortTextWhole() {
    assertThat(SHIPPED.gap(List.of("much", "wow"))).isEqualTo(2);
    assertThat(SHIPPED.gap(List.of("wow"))).isEqualTo(1);
    assertThat(SHIPPED.gap(List.of())).isZero();
  }

  @Test
  void breaksShortTextThatHasTwoParts() {
    assertThat(SHIPPED.gapOfTwoParts(List.of("much", "wow"))).isEqualTo(1);
  }

  @Test
  void refusesTwoPartsOfOneToken() {
    assertThatThrownBy(() -> SHIPPED.gapOfTwoParts(List.of("wow")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not 1");
  }

  @ParameterizedTest
  @ValueSource(ints = {41, 300, 5000})
  void breaksLongTextNearItsMiddle(int size) {
    assertThat(SHIPPED.gap(Collections.nCopies(size, "word"))).isBetween(size / 4, size - size / 4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\ud83d\ude00 \ud83d\ude00 \ud83d\ude02 \ud83d\ude02 \ud83d\ude02",
        "wenn der Lehrer fragt und du schläfst",
        "когда ты проснулся а уже понедельник",
        "\u200b \u0301 \ud83d \u0000 ' '' ''' \u202e",
        "今日は とても いい 天気 です ね",
        "! ! ! ! ! ! !",
      })
  void breaksAnyWritingBetweenWords(String text) {
    List<String> words = List.of(text.split(" "));

    assertThat(SHIPPED.wordsAbove(words)).isBetween(1, words.size());
  }

  @Test
  void breaksUsersTextBetweenItsWords() {
    List<String> words = List.of("Brace yourselves, the tests are COMING!".split(" "));

    assertThat(SHIPPED.wordsAbove(words)).isEqualTo(2);
  }

  @Test
  void leavesOneLongWordWhole() {
    assertThat(SHIPPED.wordsAbove(List.of("well-well-well-well"))).isEqualTo(1);
  }

  @Test
  void leavesNoWordsAsTheyAre() {
    assertThat(SHIPPED.wordsAbove(List.of())).isZero();
  }

  @Test
  void breaksLongUsersTextWithFewWordsNearItsMiddle() {
    List<String> words = List.of("a-".repeat(100), "short", "end");

    assertThat(SHIPPED.wordsAbove(words)).isEqualTo(1);
  }

  private static LineBreaker learnt() {
    List<LineBreakLearning.Example> examples = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      examples.add(example(2 + i % 3, 5));
      examples.add(example(3 + i % 2, 2));
    }
    return LineBreakLearning.learn(examples, 5, 0.1, step -> {});
  }

  private static LineBreakLearning.Example example(int before, int after) {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < before; i++) {
      tokens.add("w" + i);
    }
    tokens.add("then");
    for (int i = 0; i < after; i++) {
      tokens.add("v" + i);
    }
    return new LineBreakLearning.Example(tokens, before);
  }
}
