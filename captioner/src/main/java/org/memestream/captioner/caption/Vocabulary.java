package org.memestream.captioner.caption;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The words that a decoder knows, most frequent first. Ids are positions; the first three are marks
 * rather than words.
 */
public final class Vocabulary {

  /** Ends a caption. */
  public static final String END = "</s>";

  /** Stands for a word that is not in the vocabulary; never written. */
  public static final String UNKNOWN = "<unk>";

  /** Stands between upper and lower text. */
  public static final String SEPARATOR = "<sep>";

  public static final int END_ID = 0;
  public static final int UNKNOWN_ID = 1;
  public static final int SEPARATOR_ID = 2;

  /** How many ids are marks. */
  public static final int MARKS = 3;

  private final List<String> words;
  private final Map<String, Integer> ids;

  /**
   * @param words the three marks in the order of their ids, then words without duplicates
   */
  public Vocabulary(List<String> words) {
    this.words = List.copyOf(words);
    if (words.size() < MARKS || !words.subList(0, MARKS).equals(List.of(END, UNKNOWN, SEPARATOR))) {
      throw new IllegalArgumentException(
          "a vocabulary starts with %s, %s, %s".formatted(END, UNKNOWN, SEPARATOR));
    }
    if (new HashSet<>(words).size() != words.size()) {
      throw new IllegalArgumentException("a vocabulary holds each word once");
    }
    this.ids = new HashMap<>();
    for (int id = 0; id < words.size(); id++) {
      ids.put(words.get(id), id);
    }
  }

  public int size() {
    return words.size();
  }

  /** Every mark and word by id. */
  public List<String> words() {
    return words;
  }

  /** SHA-256 of the words in order, lower-case hexadecimal: two equal ones number words alike. */
  public String fingerprint() {
    try {
      byte[] text = String.join("\n", words).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  public String word(int id) {
    return words.get(id);
  }

  /** The word's id, or that of {@link #UNKNOWN}. */
  public int id(String word) {
    return ids.getOrDefault(word, UNKNOWN_ID);
  }

  /** The word's id if it is known and a word. */
  public OptionalInt known(String word) {
    Integer id = ids.get(word);
    return id == null || id < MARKS ? OptionalInt.empty() : OptionalInt.of(id);
  }
}
