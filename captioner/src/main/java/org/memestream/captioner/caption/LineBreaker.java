package org.memestream.captioner.caption;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * Decides where a caption breaks into upper and lower text: a linear scorer of the gaps between
 * tokens, learnt from captions whose break is known ({@link LineBreakLearning}). Takes any text;
 * one that is much longer than a caption breaks near its middle. Immutable and thread-safe.
 */
public final class LineBreaker {

  /** Captions with fewer tokens stay in one piece. */
  private static final int SHORTEST = 4;

  /** Captions of more tokens are unlike those learnt from: only gaps near the middle are scored. */
  private static final int LONGEST = 40;

  private static final int MOST_FROM_MIDDLE = 32;

  private static final float STEP = 1 / 16f;

  private final byte[] weights;

  private LineBreaker(byte[] weights) {
    this.weights = weights;
  }

  /** The breaker that ships. */
  public static LineBreaker shipped() {
    try (InputStream stream = LineBreaker.class.getResourceAsStream("line-break.bin")) {
      if (stream == null) {
        throw new IllegalStateException("line-break.bin is missing from the jar");
      }
      return read(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("line-break.bin cannot be read", e);
    }
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws IOException when it is something else
   */
  public static LineBreaker read(InputStream stream) throws IOException {
    byte[] weights;
    try (InputStream plain = new GZIPInputStream(stream)) {
      weights = plain.readNBytes(GapFeatures.BUCKETS + 1);
    } catch (ZipException | EOFException e) {
      throw new IOException("not a file of line-break weights: no whole gzip file", e);
    }
    if (weights.length != GapFeatures.BUCKETS) {
      throw new IOException(
          "not a file of line-break weights: it must hold %d of them and holds %s"
              .formatted(
                  GapFeatures.BUCKETS,
                  weights.length > GapFeatures.BUCKETS ? "more" : "" + weights.length));
    }
    return new LineBreaker(weights);
  }

  static LineBreaker of(float[] weights) {
    byte[] bytes = new byte[weights.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.max(-127, Math.min(127, Math.round(weights[i] / STEP)));
    }
    return new LineBreaker(bytes);
  }

  /** How many tokens go above; all of them when the text is too short to break. */
  public int gap(List<String> tokens) {
    return tokens.size() < SHORTEST ? tokens.size() : best(tokens, gap -> true);
  }

  /**
   * How many tokens go above in a text that is known to have two parts, however short.
   *
   * @param tokens at least two
   * @return 1 to size - 1
   */
  public int gapOfTwoParts(List<String> tokens) {
    if (tokens.size() < 2) {
      throw new IllegalArgumentException(
          "two parts need at least two tokens, not " + tokens.size());
    }
    return best(tokens, gap -> true);
  }

  /**
   * How many words go above, where the words are as someone wrote them, with case and punctuation
   * ("Hello, World!" has two). Never breaks inside a word.
   *
   * @param words any, also none
   * @return all of them when the text is too short to break
   */
  public int wordsAbove(List<String> words) {
    Tokenizer tokenizer = new Tokenizer();
    List<String> tokens = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    for (String word : words) {
      starts.add(tokens.size());
      tokens.addAll(tokenizer.tokens(word));
    }
    // Words without tokens, such as a lone apostrophe, stay with the words before them.
    List<Integer> allowed = starts.stream().filter(s -> s > 0 && s < tokens.size()).toList();
    if (tokens.size() < SHORTEST || allowed.isEmpty()) {
      return words.size();
    }
    return starts.lastIndexOf(best(tokens, allowed::contains));
  }

  private int best(List<String> tokens, IntPredicate allowed) {
    int size = tokens.size();
    int reach = size <= LONGEST ? size : Math.min(size / 4, MOST_FROM_MIDDLE);
    GapFeatures features = new GapFeatures(tokens);
    int best = 0;
    int highest = Integer.MIN_VALUE;
    for (int gap = 1; gap < size; gap++) {
      if (Math.abs(gap - size / 2) <= reach && allowed.test(gap)) {
        int score = score(features.of(gap));
        if (score > highest) {
          highest = score;
          best = gap;
        }
      }
    }
    return best > 0 ? best : nearestToMiddle(size, allowed);
  }

  private static int nearestToMiddle(int size, IntPredicate allowed) {
    int best = 0;
    for (int gap = 1; gap < size; gap++) {
      boolean nearer = best == 0 || Math.abs(2 * gap - size) < Math.abs(2 * best - size);
      if (nearer && allowed.test(gap)) {
        best = gap;
      }
    }
    return best;
  }

  private int score(int[] features) {
    int sum = 0;
    for (int feature : features) {
      sum += weights[feature];
    }
    return sum;
  }

  /** The weights, one byte each, compressed, for the file that ships. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream compressed = new GZIPOutputStream(bytes)) {
      compressed.write(weights);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen in memory", e);
    }
    return bytes.toByteArray();
  }
}
