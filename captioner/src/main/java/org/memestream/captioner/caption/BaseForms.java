package org.memestream.captioner.caption;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What an English word may be an inflection or a simple derivation of: {@code baking} of {@code
 * bake}, {@code sunnier} of {@code sunny} and {@code sun}. By spelling rules alone, so some forms
 * are no words; who asks looks them up. Stateless.
 */
final class BaseForms {

  private static final int SHORTEST = 3;
  private static final List<String> SUFFIXES =
      List.of("ness", "less", "ful", "ing", "est", "ish", "ed", "er", "ly", "y");
  private static final Set<String> VOWEL_SUFFIXES = Set.of("ing", "est", "ish", "ed", "er", "y");
  private static final String VOWELS = "aeiouy";
  private static final String DOUBLED = "bdfgklmnprstvz";

  /** Other numbers first, then forms without one suffix, then without two; the word not among. */
  Set<String> of(String word) {
    Set<String> bases = new LinkedHashSet<>(singular(word));
    bases.addAll(withoutSuffix(word));
    for (String base : List.copyOf(bases)) {
      bases.addAll(withoutSuffix(base));
    }
    bases.removeIf(base -> base.length() < SHORTEST || vowels(base) == 0);
    bases.remove(word);
    return bases;
  }

  private static Set<String> singular(String word) {
    Set<String> forms = new LinkedHashSet<>();
    if (word.endsWith("'s")) {
      forms.add(cut(word, 2));
    } else if (word.endsWith("s") && !word.endsWith("ss")) {
      forms.add(cut(word, 1));
      if (word.endsWith("ies")) {
        forms.add(cut(word, 3) + "y");
      } else if (word.endsWith("ves")) {
        forms.add(cut(word, 3) + "f");
        forms.add(cut(word, 3) + "fe");
      }
      if (word.endsWith("es")) {
        forms.add(cut(word, 2));
      }
    }
    return forms;
  }

  private static Set<String> withoutSuffix(String word) {
    Set<String> forms = new LinkedHashSet<>();
    for (String suffix : SUFFIXES) {
      if (word.endsWith(suffix) && word.length() - suffix.length() >= SHORTEST - 1) {
        String rest = cut(word, suffix.length());
        if (VOWEL_SUFFIXES.contains(suffix)) {
          addBeforeVowel(rest, forms);
        } else {
          forms.add(rest);
        }
        if (rest.endsWith("i")) {
          forms.add(cut(rest, 1) + "y");
        }
      }
    }
    return forms;
  }

  private static void addBeforeVowel(String rest, Set<String> forms) {
    char last = rest.charAt(rest.length() - 1);
    if (last == rest.charAt(rest.length() - 2) && DOUBLED.indexOf(last) >= 0) {
      forms.add(cut(rest, 1));
      forms.add(rest);
    } else {
      if (!wouldDouble(rest)) {
        forms.add(rest);
      }
      forms.add(rest + "e");
    }
  }

  /** Whether it ends in one vowel and one consonant and has no other vowel: cat is no cater. */
  private static boolean wouldDouble(String rest) {
    char last = rest.charAt(rest.length() - 1);
    return vowels(rest) == 1
        && "aeiouywx".indexOf(last) < 0
        && VOWELS.indexOf(rest.charAt(rest.length() - 2)) >= 0;
  }

  private static long vowels(String word) {
    return word.chars().filter(letter -> VOWELS.indexOf(letter) >= 0).count();
  }

  private static String cut(String word, int letters) {
    return word.substring(0, word.length() - letters);
  }
}
