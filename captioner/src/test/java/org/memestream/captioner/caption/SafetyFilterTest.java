package org.memestream.captioner.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetyFilterTest {

  private final SafetyFilter filter = new SafetyFilter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "what the fuck",
        "FUCKING hell",
        "f**k this",
        "f*ck",
        "sh!t happens",
        "5h1t",
        "$hit",
        "s h i t",
        "s.h.i.t",
        "f u c k you",
        "fuuuuuck",
        "f\u00fcck",
        "bi tch",
        "holy shiiiit",
        "what a b1tch",
        "you @$$hole",
        "son of a @#$%&",
        "motherf***er",
        "sh_t",
      })
  void findsProfanityInDisguise(String text) {
    assertThat(filter.accepts(text)).as(text).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one does not simply walk into mordor",
        "i have a class at 8 am",
        "the assignment is due",
        "a glass of grape juice",
        "scunthorpe united",
        "cocktail party",
        "brace yourselves, winter is coming!",
        "this hit me hard",
        "that's what she said...",
        "i pass the class!!!",
        "50% off * terms apply",
        "shiitake soup",
        "hello",
        "i passed my therapist in the hall",
        "t h e e n d",
        "that is hit or miss",
        "the dog is hitting me",
      })
  void letsHarmlessTextPass(String text) {
    assertThat(filter.judge(text)).as(text).isEqualTo(new SafetyVerdict.Clean());
  }

  @Test
  void namesTheGravestKind() {
    assertThat(filter.judge("you retard, this is shit"))
        .isEqualTo(new SafetyVerdict.Uncivil(SafetyVerdict.Category.SLUR));
    assertThat(filter.judge("hitler reacts"))
        .isEqualTo(new SafetyVerdict.Uncivil(SafetyVerdict.Category.SENSITIVE));
  }

  @Test
  void findsPhrases() {
    assertThat(filter.judge("do you want me to K1ll you?"))
        .isEqualTo(new SafetyVerdict.Uncivil(SafetyVerdict.Category.SENSITIVE));
    assertThat(filter.accepts("overkill youth")).isTrue();
  }

  @Test
  void seesThroughEveryCombinationOfLeetLetters() {
    SplittableRandom random = new SplittableRandom(5);
    for (String word : List.of("shit", "bitch", "asshole", "bastard", "faggot", "retard")) {
      for (int round = 0; round < 50; round++) {
        String disguised = disguised(word, random);
        assertThat(filter.accepts("you " + disguised + " there")).as(disguised).isFalse();
      }
    }
  }

  @Test
  void answersQuicklyOnLongText() {
    assertThat(filter.accepts("a b ".repeat(40) + "ha".repeat(2000))).isTrue();
  }

  private static String disguised(String word, SplittableRandom random) {
    List<String> letters = new ArrayList<>();
    for (char c : word.toCharArray()) {
      String options =
          switch (c) {
            case 'a' -> "aA4@";
            case 'e' -> "eE3";
            case 'i' -> "iI1!";
            case 'o' -> "oO0";
            case 's' -> "sS5$";
            case 't' -> "tT7+";
            default -> "" + c + Character.toUpperCase(c);
          };
      letters.add("" + options.charAt(random.nextInt(options.length())));
    }
    return String.join("", letters);
  }
}
