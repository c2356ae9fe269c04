package org.memestream.captioner.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelWordsTest {

  private static final String WORDS =
      "the a my cat dog run book store bake happy don't box monday rabbits baking sunny walk visit"
          + " wolf pass sad coffee monkey money pokémon programming";

  private final Vocabulary vocabulary = vocabulary(WORDS);
  private final LabelWords labels = new LabelWords(vocabulary);

  @ParameterizedTest
  @CsvSource({
    "cats, cat",
    "cat's, cat",
    "boxes, box",
    "wolves, wolf",
    "rabbit, rabbits",
    "running, run",
    "runner, run",
    "runners, run",
    "bakery, bake",
    "baker, bake",
    "baked, bake",
    "happiness, happy",
    "happily, happy",
    "happier, happy",
    "sadness, sad",
    "sadly, sad",
    "walked, walk",
    "visited, visit",
    "sun, sunny",
    "programmer, programming",
    "program, programming",
    "dont, don't",
    "pokemon, pokémon",
    "POKÉMON, pokémon",
    "DOG, dog",
    "catdog, cat dog",
    "bookstore, book store",
    "bookstores, book store",
    "mondya, monday",
    "mnday, monday",
    "mondday, monday",
    "monsay, monday",
    "nonday, ''",
    "dogg, ''",
    "cater, ''",
    "seldom, ''",
  })
  void findsTheNearestKnownWord(String label, String known) {
    assertThat(words(label)).isEqualTo(known);
  }

  @Test
  void takesTheMostFrequentOfTwoEquallyNear() {
    assertThat(words("monley")).isEqualTo("monkey");
    assertThat(words("moneey")).isEqualTo("money");
    assertThat(new LabelWords(vocabulary("planet plants plane")).ids(List.of("plan")))
        .as("no slips in short words")
        .isEmpty();
    assertThat(new LabelWords(vocabulary("grave grape")).ids(List.of("grade"))).containsExactly(3);
  }

  @Test
  void prefersTheWordItselfToANearerBase() {
    assertThat(words("baking bake")).isEqualTo("baking bake");
  }

  @Test
  void keepsTheSixRarestInTheirOrder() {
    assertThat(words("coffee dog the walk my visit happy a cat monday book"))
        .isEqualTo("coffee walk visit happy monday book");
  }

  @Test
  void namesWhatItDoesNotUnderstandOnce() {
    LabelWords.Understood understood =
        labels.understand(List.of("Zyzzyva cat", "zyzzyva! \u732b 42 \ud83d\ude00 ..."));

    assertThat(understood.ids()).containsExactly(vocabulary.id("cat"));
    assertThat(understood.ignored()).containsExactly("zyzzyva", "\u732b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "42", "\ud83d\ude00\ud83d\ude00", "?!", "1st 2nd", "zyzzyva"})
  void findsNothingWhereNothingIs(String label) {
    assertThat(labels.ids(List.of(label))).isEmpty();
  }

  @Test
  void countsAWordOnce() {
    assertThat(words("cat cats cat dog cat cat cat cat")).isEqualTo("cat dog");
  }

  @Test
  void readsThreeHundredWords() {
    SplittableRandom random = new SplittableRandom(1);
    List<String> known = List.of(WORDS.split(" "));
    String label =
        Stream.generate(() -> known.get(random.nextInt(known.size())))
            .limit(300)
            .collect(Collectors.joining(" "));

    assertThat(labels.ids(List.of(label))).hasSize(LabelWords.LIMIT);
  }

  @Test
  void isQuickWithManyUnknownWords() {
    List<String> many = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 10_000; i++) {
      many.add(letters(random) + i % 10);
    }
    LabelWords large =
        new LabelWords(vocabulary(String.join(" ", many.stream().distinct().toList())));
    String label =
        Stream.generate(() -> letters(random)).limit(300).collect(Collectors.joining(" "));

    assertTimeout(Duration.ofSeconds(2), () -> large.understand(List.of(label)));
  }

  @Test
  void readsAnyLabelWithALetterOfItsScript() {
    assertThat(labels.reads("caf\u00e9")).isTrue();
    assertThat(labels.reads("\u732b cat")).isTrue();
    assertThat(labels.reads("42 \ud83d\ude00")).isTrue();
    assertThat(labels.reads("")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u732b",
        "\u306d\u3053\u30fc",
        "\u0642\u0637\u0629",
        "\u043a\u043e\u0448\u043a\u0430 42",
        "\u03b3\u03ac\u03c4\u03b1",
        "\uace0\uc591\uc774",
        "\u092c\u093f\u0932\u094d\u0932\u0940",
      })
  void doesNotReadAScriptThatNoWordIsWrittenIn(String label) {
    assertThat(labels.reads(label)).isFalse();
  }

  @Test
  void readsWhatItsVocabularyIsWrittenIn() {
    LabelWords russian =
        new LabelWords(vocabulary("\u043a\u043e\u0448\u043a\u0430 \u043c\u043e\u0439"));

    assertThat(russian.reads("\u041c\u041e\u0419")).isTrue();
    assertThat(russian.ids(List.of("\u041c\u041e\u0419"))).containsExactly(4);
    assertThat(russian.reads("cat")).isFalse();
  }

  private String words(String label) {
    return labels.understand(List.of(label)).ids().stream()
        .map(vocabulary::word)
        .collect(Collectors.joining(" "));
  }

  private static String letters(SplittableRandom random) {
    return random
        .ints(3 + random.nextInt(8), 'a', 'z' + 1)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static Vocabulary vocabulary(String words) {
    List<String> all = new ArrayList<>(List.of("</s>", "<unk>", "<sep>"));
    all.addAll(List.of(words.split(" ")));
    return new Vocabulary(all);
  }
}
