package org.memestream.captioner.caption;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the words of a label in a vocabulary: each as it stands, or else the nearest one that is
 * known ({@link NearestWords}). Digits, emoji and punctuation are passed over. Immutable and
 * thread-safe.
 */
public final class LabelWords {

  /** Most words that steer a caption. */
  public static final int LIMIT = 6;

  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}']*");

  private final NearestWords nearest;
  private final CaptionTally tally;
  private final Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);

  /** Makes the index of the vocabulary's words. */
  public LabelWords(Vocabulary vocabulary) {
    this(vocabulary, CaptionTally.NONE);
  }

  /**
   * Makes the index of the vocabulary's words.
   *
   * @param tally told what {@link #ids} could not make use of
   */
  public LabelWords(Vocabulary vocabulary, CaptionTally tally) {
    this.tally = tally;
    this.nearest = new NearestWords(vocabulary);
    scripts.addAll(
        scripts(String.join("", vocabulary.words().subList(Vocabulary.MARKS, vocabulary.size()))));
  }

  /**
   * What a label says to the decoder.
   *
   * @param ids words in the order of the label, each once, at most {@link #LIMIT}
   * @param ignored words that nothing known comes near, each once
   */
  public record Understood(List<Integer> ids, List<String> ignored) {
    public Understood {
      ids = List.copyOf(ids);
      ignored = List.copyOf(ignored);
    }
  }

  /** Ids of {@link #understand}; empty when nothing is known. */
  public int[] ids(List<String> label) {
    Understood understood = understand(label);
    if (!understood.ids().isEmpty() || !understood.ignored().isEmpty()) {
      tally.label(understood.ids().size(), understood.ignored().size());
    }
    return understood.ids().stream().mapToInt(Integer::intValue).toArray();
  }

  /** Reads a label of any length; of too many words the rarest are kept, as they say the most. */
  public Understood understand(List<String> label) {
    Set<Integer> ids = new LinkedHashSet<>();
    Set<String> ignored = new LinkedHashSet<>();
    for (String word : words(String.join(" ", label))) {
      List<Integer> known = nearest.find(word);
      ids.addAll(known);
      if (known.isEmpty()) {
        ignored.add(word);
      }
    }
    return new Understood(rarest(ids), List.copyOf(ignored));
  }

  /**
   * Whether some of a label's letters are of a script that the vocabulary is written in; so too
   * when it has no letters at all.
   */
  public boolean reads(String label) {
    Set<UnicodeScript> used = scripts(label);
    return used.isEmpty() || used.stream().anyMatch(scripts::contains);
  }

  private static List<String> words(String label) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(Tokenizer.plain(label).toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      String word = matcher.group().replaceAll("'+$", "");
      words.add(Normalizer.normalize(word, Normalizer.Form.NFC));
    }
    return words;
  }

  private static List<Integer> rarest(Set<Integer> ids) {
    Set<Integer> kept =
        new LinkedHashSet<>(ids.stream().sorted(Comparator.reverseOrder()).limit(LIMIT).toList());
    return ids.stream().filter(kept::contains).toList();
  }

  private static Set<UnicodeScript> scripts(String text) {
    Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
    text.codePoints()
        .filter(Character::isLetter)
        .distinct()
        .forEach(letter -> scripts.add(UnicodeScript.of(letter)));
    // Signs such as a modifier apostrophe belong to every script.
    scripts.remove(UnicodeScript.COMMON);
    scripts.remove(UnicodeScript.INHERITED);
    return scripts;
  }
}
