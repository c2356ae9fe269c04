package org.memestream.captioner.caption;

import java.util.Arrays;
import java.util.List;

/**
 * What can be said about the gaps between the words of one caption, as positions in a table of
 * weights. Features are hashed, so that no dictionary is needed; two may share a weight. The order
 * in which they are added tells kinds of features apart, so it must stay as it was in training. Not
 * thread-safe.
 */
final class GapFeatures {

  /** How many weights there are. */
  static final int BUCKETS = 1 << 22;

  private static final int MOST = 96;
  private static final int START = 1;
  private static final int STOP = 2;
  private static final int SHORT_WORD = 4;

  private final List<String> tokens;
  private final int size;
  private final int[] words;
  private final int[] classes;
  private final int[] lettersBefore;
  private final int[] marksBefore;

  private final int[] features = new int[MOST];
  private int count;

  /**
   * @param tokens at least two
   */
  GapFeatures(List<String> tokens) {
    this.tokens = tokens;
    this.size = tokens.size();
    this.words = tokens.stream().mapToInt(token -> token.hashCode() * 31 + 17).toArray();
    this.classes = tokens.stream().mapToInt(GapFeatures::classOf).toArray();
    this.lettersBefore = new int[size + 1];
    this.marksBefore = new int[size + 1];
    for (int i = 0; i < size; i++) {
      lettersBefore[i + 1] = lettersBefore[i] + tokens.get(i).length() + 1;
      marksBefore[i + 1] = marksBefore[i] + (isWord(i) ? 0 : 1);
    }
  }

  /**
   * @param gap 1 to size - 1: how many tokens stand before it
   */
  int[] of(int gap) {
    count = 0;
    addNeighbours(words, gap);
    addNeighbours(classes, gap);
    addPlace(gap);
    addMarks(gap);
    addEnds(gap);
    addRepeats(gap);
    addLikeness(gap);
    return Arrays.copyOf(features, count);
  }

  /** Runs of up to four words that end or begin at the gap, or span it. */
  private void addNeighbours(int[] of, int gap) {
    int left = at(of, gap - 1);
    int left2 = at(of, gap - 2);
    int left3 = at(of, gap - 3);
    int right = at(of, gap);
    int right2 = at(of, gap + 1);
    int right3 = at(of, gap + 2);
    int twoLeft = mix(left2, left);
    int twoRight = mix(right, right2);
    int place = gap * 8 / size;
    add(left, 0);
    add(right, 0);
    add(left2, 0);
    add(right2, 0);
    add(left3, 0);
    add(right3, 0);
    add(left, right);
    add(left, right2);
    add(left2, right);
    add(twoLeft, 0);
    add(twoRight, 0);
    add(mix(left3, left2), left);
    add(twoRight, right3);
    add(mix(at(of, gap - 4), left3), twoLeft);
    add(twoRight, mix(right3, at(of, gap + 3)));
    add(twoLeft, right);
    add(left, twoRight);
    add(twoLeft, twoRight);
    add(left, place);
    add(right, place);
  }

  /** How far along the gap is, in words and in letters. */
  private void addPlace(int gap) {
    int after = size - gap;
    int left = words[gap - 1];
    int right = words[gap];
    int letters = lettersBefore[gap];
    int lettersAfter = lettersBefore[size] - letters;
    int share = letters * 5 / (letters + lettersAfter);
    add(gap * 8 / size, 0);
    add(Math.min(12, gap), Math.min(16, size));
    add(Math.min(12, gap), Math.min(12, after));
    add(Math.min(4, gap), right);
    add(Math.min(12, gap), left);
    add(Math.min(4, after), left);
    add(Math.min(12, after), right);
    add(mix(right, at(words, gap + 1)), Math.min(4, gap));
    add(mix(right, at(words, gap + 1)), Math.min(6, after));
    add(mix(at(words, gap - 2), left), Math.min(4, after));
    add(letters * 12 / (letters + lettersAfter), 0);
    add(Math.min(30, letters / 2), 0);
    add(Math.min(30, lettersAfter / 2), 0);
    add(Math.min(20, letters / 3), Math.min(20, lettersAfter / 3));
    add(right, share);
    add(left, share);
  }

  /** Punctuation at the gap, and how much of it stands elsewhere. */
  private void addMarks(int gap) {
    int at = isWord(gap - 1) ? 0 : 1;
    int before = Math.min(3, marksBefore[gap - 1]);
    int after = Math.min(3, marksBefore[size] - marksBefore[gap]);
    int quotes = 0;
    for (int i = 0; i < gap; i++) {
      quotes += tokens.get(i).equals("\"") ? 1 : 0;
    }
    add(gap * 8 / size, at);
    add(at, before);
    add(at == 0 ? 0 : words[gap - 1], before * 4 + after);
    add(at, after * 16 + Math.min(20, size));
    add(quotes & 1, 0);
    add(words[gap - 1], quotes & 1);
  }

  /** How the whole caption begins and ends, which tells much about its kind. */
  private void addEnds(int gap) {
    int first = words[0];
    int firstTwo = mix(words[0], words[1]);
    int last = words[size - 1];
    int lastTwo = mix(words[size - 2], last);
    int after = Math.min(8, size - gap);
    add(first, Math.min(8, gap));
    add(firstTwo, Math.min(8, gap));
    add(last, after);
    add(lastTwo, after);
    add(first, words[gap]);
    add(firstTwo, words[gap]);
    add(last, words[gap]);
    add(lastTwo, words[gap]);
    add(first, words[gap - 1]);
    add(firstTwo, words[gap - 1]);
  }

  /** Words at the gap that stand on its other side too: "memes / memes everywhere". */
  private void addRepeats(int gap) {
    int left = words[gap - 1];
    int right = words[gap];
    int rightBefore = 0;
    int pairBefore = 0;
    for (int i = gap - 1; i >= 0; i--) {
      if (words[i] == right) {
        rightBefore = i == 0 ? 2 : 1;
        if (i + 1 < gap && gap + 1 < size && words[i + 1] == words[gap + 1]) {
          pairBefore = i == 0 ? 2 : 1;
        }
      }
    }
    int leftAfter = 0;
    for (int i = gap + 1; i < size; i++) {
      if (words[i] == left) {
        leftAfter = i == size - 1 ? 2 : 1;
      }
    }
    add(rightBefore, isWord(gap) ? 1 : 0);
    add(leftAfter, isWord(gap - 1) ? 1 : 0);
    add(pairBefore, 0);
    add(right, rightBefore);
    add(left, leftAfter);
    add(left == right ? 1 : 0, 0);
    add(rightBefore * 3 + leftAfter, gap * 8 / size);
  }

  /** How alike the two parts are, word by word from their beginnings and from their ends. */
  private void addLikeness(int gap) {
    int alikeFromStart = 0;
    int alikeFromEnd = 0;
    int shorter = Math.min(gap, size - gap);
    for (int i = 0; i < shorter; i++) {
      alikeFromStart += words[i] == words[gap + i] ? 1 : 0;
      alikeFromEnd += words[gap - 1 - i] == words[size - 1 - i] ? 1 : 0;
    }
    int balanced = Math.abs(2 * gap - size) < 2 ? 1 : 0;
    add(words[0] == words[gap] ? 1 : 0, balanced);
    add(words[size - 1] == words[gap - 1] ? 1 : 0, balanced);
    add(Math.min(4, alikeFromStart), 0);
    add(Math.min(4, alikeFromEnd), 0);
    add(Math.min(3, alikeFromStart), Math.min(3, alikeFromEnd) * 2 + (2 * gap == size ? 1 : 0));
  }

  private boolean isWord(int i) {
    String token = tokens.get(i);
    return token.length() > 1 || !token.isEmpty() && Character.isLetterOrDigit(token.charAt(0));
  }

  private static int at(int[] of, int i) {
    return i < 0 ? START : i < of.length ? of[i] : STOP;
  }

  /** Short words stand for themselves, longer ones for all with the same ending. */
  private static int classOf(String token) {
    int length = token.length();
    return length <= SHORT_WORD
        ? token.hashCode() * 37 + 5
        : token.substring(length - 2).hashCode() * 41 + 7;
  }

  private static int mix(int first, int second) {
    int mixed = (first * 0x2545f491 + second) * 0x9e3779b1;
    return mixed ^ mixed >>> 15;
  }

  private void add(int first, int second) {
    int hash = ((count + 1) * 0x9e3779b1 + first) * 0x01000193 + second;
    hash ^= hash >>> 15;
    hash *= 0x85ebca6b;
    hash ^= hash >>> 13;
    hash *= 0xc2b2ae35;
    hash ^= hash >>> 16;
    features[count++] = hash & (BUCKETS - 1);
  }
}
