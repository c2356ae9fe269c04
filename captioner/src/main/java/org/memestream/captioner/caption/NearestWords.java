package org.memestream.captioner.caption;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds the known words nearest to a word, by the first rule that finds any: as it stands, without
 * accents or apostrophes, in another number or inflection, as two words written together, with one
 * slip of the keyboard. Of several equally near the most frequent is taken. Immutable and
 * thread-safe.
 */
final class NearestWords {

  /** Shorter halves are found in every other word. */
  private static final int SHORTEST_HALF = 3;

  /** In shorter words one slip makes another word. */
  private static final int SHORTEST_WITH_SLIP = 5;

  /** Words of one shape are compared letter by letter. */
  private record Shape(char first, int length) {
    Shape(String word, int more) {
      this(word.charAt(0), word.length() + more);
    }
  }

  private final Vocabulary vocabulary;
  private final BaseForms forms = new BaseForms();
  private final Map<String, Integer> bare = new HashMap<>();
  private final Map<String, Integer> inflected = new HashMap<>();
  private final Map<Shape, List<Integer>> alike = new HashMap<>();
  private int longest;

  NearestWords(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    // Most frequent first, so what is there already stays.
    for (int id = Vocabulary.MARKS; id < vocabulary.size(); id++) {
      String word = vocabulary.word(id);
      if (word.codePoints().anyMatch(Character::isLetter)) {
        add(word, id);
      }
    }
  }

  private void add(String word, int id) {
    longest = Math.max(longest, word.length());
    bare.putIfAbsent(bare(word), id);
    for (String base : forms.of(word)) {
      inflected.putIfAbsent(base, id);
    }
    alike.computeIfAbsent(new Shape(word, 0), shape -> new ArrayList<>()).add(id);
  }

  /** Ids of one word, or of two that were written together; empty when nothing is near. */
  List<Integer> find(String word) {
    OptionalInt one = one(word);
    if (one.isPresent()) {
      return List.of(one.getAsInt());
    }
    List<Integer> two = two(word);
    return two.isEmpty() ? withSlip(word).map(List::of).orElse(List.of()) : two;
  }

  private OptionalInt one(String word) {
    OptionalInt id = vocabulary.known(word);
    if (id.isPresent()) {
      return id;
    }
    String plain = bare(word);
    Integer found = bare.get(plain);
    if (found == null) {
      found = inflection(plain);
    }
    if (found == null && !plain.equals(word)) {
      found = inflection(word);
    }
    return found == null ? OptionalInt.empty() : OptionalInt.of(found);
  }

  private Integer inflection(String word) {
    Set<String> bases = forms.of(word);
    return bases.stream()
        .map(bare::get)
        .filter(id -> id != null)
        .findFirst()
        .or(() -> Optional.ofNullable(inflected.get(word)))
        .or(() -> bases.stream().map(inflected::get).filter(id -> id != null).findFirst())
        .orElse(null);
  }

  private List<Integer> two(String word) {
    List<Integer> best = List.of();
    for (int at = SHORTEST_HALF; at <= word.length() - SHORTEST_HALF && at <= longest; at++) {
      OptionalInt first = vocabulary.known(word.substring(0, at));
      if (first.isPresent()) {
        OptionalInt second = one(word.substring(at));
        if (second.isPresent()) {
          List<Integer> pair = List.of(first.getAsInt(), second.getAsInt());
          best = best.isEmpty() || rarer(pair) < rarer(best) ? pair : best;
        }
      }
    }
    return best;
  }

  private static int rarer(List<Integer> pair) {
    return Math.max(pair.get(0), pair.get(1));
  }

  /** The first letter is taken to be right: it rarely is wrong, and groom is no room. */
  private Optional<Integer> withSlip(String word) {
    if (word.length() < SHORTEST_WITH_SLIP) {
      return Optional.empty();
    }
    return IntStream.rangeClosed(-1, 1)
        .mapToObj(more -> alike.getOrDefault(new Shape(word, more), List.of()))
        .flatMap(List::stream)
        .filter(id -> oneSlip(word, vocabulary.word(id)))
        .min(Integer::compare);
  }

  /** Whether one letter is wrong, missing or too many, or two neighbours are swapped. */
  static boolean oneSlip(String left, String right) {
    int start = 0;
    int shorter = Math.min(left.length(), right.length());
    while (start < shorter && left.charAt(start) == right.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && left.charAt(left.length() - 1 - end) == right.charAt(right.length() - 1 - end)) {
      end++;
    }
    int leftMiddle = left.length() - start - end;
    int rightMiddle = right.length() - start - end;
    boolean swapped =
        leftMiddle == 2
            && rightMiddle == 2
            && left.charAt(start) == right.charAt(start + 1)
            && left.charAt(start + 1) == right.charAt(start);
    return swapped || (leftMiddle <= 1 && rightMiddle <= 1);
  }

  private static String bare(String word) {
    String plain = word.replace("'", "");
    return plain.chars().allMatch(letter -> letter < 128)
        ? plain
        : Normalizer.normalize(plain, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
  }
}
