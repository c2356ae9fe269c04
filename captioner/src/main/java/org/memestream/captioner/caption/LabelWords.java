package org.memestream.captioner.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Finds the words of a label in a vocabulary, forgiving plain plurals. */
public final class LabelWords {

  /** Most words that are taken from a label. */
  public static final int LIMIT = 6;

  private final Vocabulary vocabulary;
  private final Tokenizer tokenizer = new Tokenizer();

  public LabelWords(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Ids of the first known words, at most eight; empty when none is known. */
  public int[] ids(List<String> label) {
    List<Integer> ids = new ArrayList<>();
    for (String token : tokenizer.tokens(String.join(" ", label))) {
      OptionalInt id = known(token);
      if (id.isPresent() && ids.size() < LIMIT) {
        ids.add(id.getAsInt());
      }
    }
    return ids.stream().mapToInt(Integer::intValue).toArray();
  }

  private OptionalInt known(String token) {
    OptionalInt id = vocabulary.known(token);
    if (id.isPresent()) {
      return id;
    }
    return token.endsWith("s")
        ? vocabulary.known(token.substring(0, token.length() - 1))
        : vocabulary.known(token + "s");
  }
}
