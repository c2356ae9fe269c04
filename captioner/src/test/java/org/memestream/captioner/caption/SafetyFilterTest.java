package org.memestream.captioner.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        "f.u.c.k",
        "f-u-u-c-k",
        "f/u c/k",
        "f , u , c , k",
        "f \ud83d\ude00 u c k",
        "s h !t",
        "sh.it",
        "sh it",
        "as-shole",
        "you ass!",
        "you a$$!!",
        "1 cock 2",
        "dick69",
        "fvck this",
        "b u l l s h i t",
        "fu\u200bck",
        "s\u200dh\u00adi\ufeff\u2060t",
        "f\u00a0u\u00a0c\u00a0k",
        "f\u2800u\u3164c\u2800k",
        "sh\u0456t happens",
        "what a \u0441unt",
        "FU\u0421K that",
        "\u1d0dother\ua730\u1d1c\u1d04\u1d0b\u1d07\u0280, no",
        "\ud835\udcfb\ud835\udcf8 \ud835\udcfc\ud835\udcf1\ud835\udcf2\ud835\udcfd",
        "\uff46\uff55\uff43\uff4b",
        "\u24d5\u24e4\u24d2\u24da",
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
        "the cockpit of the plane",
        "a first class assassin",
        "let me analyse this analysis",
        "shiitake mushrooms",
        "shitake mushrooms",
        "what the dickens",
        "my pen is out of ink",
        "the pen isn't mine",
        "the mass of a bass",
        "canal, banal, arsenal",
        "a button, a title, a kitten",
        "hello from essex and sussex",
        "document the circumstances",
        "a bit chilly today",
        "who read the classic?",
        "i wish...it was friday",
        "this...hitting the gym",
        "push-it is-hit wash-it",
        "spa-day with a t-shirt",
        "no!!!! $$$$",
        "u r a pro at it",
        "i am at it so be it",
        "it is 5 pm, i go to a 6 pm class",
        "the end is nigh",
        "snickers and crackers",
        "riddick",
        "c.l.a.s.s",
        "a re-skin of it",
        "pass! grass!!",
        "class1 2bass",
        "to co-operate",
        "\u0441\u043e\u0441\u043a\u0438 \u0438 \u0441\u043e\u043a",
        "caf\u00e9 au lait, na\u00efve",
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "n i g g e r",
        "n i gg e r",
        "n.i.g.g.e.r",
        "nig ger",
        "n*gger",
        "n****r",
        "n!66er",
        "n\u0456gger",
        "n\u200bi\u200bg\u200bg\u200be\u200br",
        "f*gg*t",
        "ret ard",
        "r3t@rd",
      })
  void findsSlursInDisguise(String text) {
    assertThat(new SafetyFilter(Strictness.SLURS).judge("you " + text + ", you"))
        .as(text)
        .isEqualTo(new SafetyVerdict.Uncivil(SafetyVerdict.Category.SLUR));
  }

  @ParameterizedTest
  @CsvSource({
    "you retard, SLURS",
    "what the fuck, LENIENT",
    "what the f*ck, LENIENT",
    "son of a @#$%, LENIENT",
    "this is crap, STANDARD",
    "wtf, STANDARD",
    "hitler reacts, STRICT",
  })
  void objectsFromOneLevelUp(String text, Strictness least) {
    for (Strictness strictness : Strictness.values()) {
      assertThat(new SafetyFilter(strictness).accepts(text))
          .as("%s at %s", text, strictness)
          .isEqualTo(strictness.compareTo(least) < 0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f*ck",
        "f**k",
        "s**t",
        "b**ch",
        "p***y",
        "d**n",
        "c-c-c-combo",
        "this is shit",
        "the number of members",
        "*bold* words",
        "grape # 1",
        "what a d*ck"
      })
  void takesNoSwearingForSlurs(String text) {
    assertThat(new SafetyFilter(Strictness.SLURS).accepts(text)).as(text).isTrue();
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
