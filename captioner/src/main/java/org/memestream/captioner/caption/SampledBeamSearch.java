package org.memestream.captioner.caption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Beam search that samples (Peirson and Tolunay 2018, section 3.4): each unfinished caption draws
 * as many next words as the beam is wide, without replacement, from its likeliest ones, with
 * probabilities sharpened or flattened by a temperature; of all continuations the likeliest stay.
 *
 * <p>Draws add Gumbel noise to the log-probabilities (Kool et al. 2019). The noise is a hash of
 * stream, position and word, so captions that are searched together do not touch each other's
 * draws.
 *
 * @param beam how many captions are kept
 * @param longest most tokens, the separator included
 * @param shortest fewest tokens before a caption may end
 * @param lengthPower log-probabilities are divided by the length to this power
 * @param spread how much luck decides which continuations stay; 0 always keeps the likeliest, which
 *     makes captions alike
 */
public record SampledBeamSearch(
    int beam, int longest, int shortest, double lengthPower, double spread) {

  /** Stands for one of the rare words, which are drawn in a second step. */
  private static final int RARE = -1;

  /** The search that the shipped model was tuned with. */
  public static final SampledBeamSearch DEFAULT = new SampledBeamSearch(5, 25, 4, 1, 2);

  /**
   * No search: each word is drawn as the decoder foresees it, so captions vary as people's do and
   * make sense less often.
   */
  public static final SampledBeamSearch SAMPLING = new SampledBeamSearch(1, 25, 3, 1, 0);

  /**
   * A complete caption.
   *
   * @param words ids without the end mark
   * @param score log-probability, normalised by length
   * @param meanLogProbability per token
   */
  public record Found(List<Integer> words, double score, double meanLogProbability) {}

  /**
   * One caption to search for.
   *
   * @param stream chooses the noise
   * @param temperature above 0
   */
  public record Draw(long stream, double temperature) {}

  private record Partial(int row, int[] words, double logProbability) {
    Partial then(int word, double logProbability) {
      int[] longer = Arrays.copyOf(words, words.length + 1);
      longer[words.length] = word;
      return new Partial(row, longer, this.logProbability + logProbability);
    }
  }

  /**
   * Searches for all captions at once.
   *
   * @param session opened with as many captions
   * @return for each, what was completed, best first; may be empty
   */
  public List<List<Found>> search(WritingSession session, List<Draw> draws) {
    List<List<Found>> found = new ArrayList<>();
    List<List<Partial>> beams = new ArrayList<>();
    for (int i = 0; i < draws.size(); i++) {
      found.add(new ArrayList<>());
      beams.add(List.of(new Partial(i, new int[0], 0)));
    }
    NextWords next = session.first();
    for (int position = 0; ; position++) {
      List<List<Partial>> extended = extend(session, beams, next, draws, position);
      int rows = 0;
      List<Integer> parents = new ArrayList<>();
      List<Integer> words = new ArrayList<>();
      for (int i = 0; i < draws.size(); i++) {
        List<Partial> kept = new ArrayList<>();
        for (Partial partial : extended.get(i)) {
          int[] written = partial.words;
          if (written[written.length - 1] == Vocabulary.END_ID) {
            found.get(i).add(complete(partial));
          } else if (position + 1 < longest) {
            parents.add(partial.row);
            words.add(written[written.length - 1]);
            kept.add(new Partial(rows++, written, partial.logProbability));
          }
        }
        beams.set(i, found.get(i).size() >= beam ? dropRows(kept, parents, words) : kept);
        rows = parents.size();
      }
      if (parents.isEmpty()) {
        break;
      }
      next =
          session.advance(
              parents.stream().mapToInt(Integer::intValue).toArray(),
              words.stream().mapToInt(Integer::intValue).toArray());
    }
    found.forEach(list -> list.sort(Comparator.comparingDouble(Found::score).reversed()));
    return found;
  }

  private static List<Partial> dropRows(
      List<Partial> kept, List<Integer> parents, List<Integer> words) {
    for (int i = 0; i < kept.size(); i++) {
      parents.remove(parents.size() - 1);
      words.remove(words.size() - 1);
    }
    return List.of();
  }

  /** Of each caption's continuations those that stay. */
  private List<List<Partial>> extend(
      WritingSession session,
      List<List<Partial>> beams,
      NextWords next,
      List<Draw> draws,
      int position) {
    List<List<Choice>> choices = new ArrayList<>();
    TreeMap<Integer, Integer> rareRows = new TreeMap<>();
    for (int i = 0; i < beams.size(); i++) {
      List<Choice> own = new ArrayList<>();
      for (int rank = 0; rank < beams.get(i).size(); rank++) {
        Partial partial = beams.get(i).get(rank);
        long key = mix(mix(draws.get(i).stream + position) + rank);
        own.addAll(choose(partial, next, partial.row, draws.get(i).temperature, key, beam));
      }
      own.stream()
          .filter(choice -> choice.word == RARE)
          .forEach(choice -> rareRows.put(choice.partial.row, 0));
      choices.add(own);
    }
    NextWords rare = null;
    if (!rareRows.isEmpty()) {
      int[] rows = rareRows.keySet().stream().mapToInt(Integer::intValue).toArray();
      for (int i = 0; i < rows.length; i++) {
        rareRows.put(rows[i], i);
      }
      rare = session.rare(rows);
    }
    List<List<Partial>> kept = new ArrayList<>();
    for (int i = 0; i < choices.size(); i++) {
      Map<Partial, Double> standing = new IdentityHashMap<>();
      for (Choice choice : choices.get(i)) {
        List<Choice> words = List.of(choice);
        if (choice.word == RARE) {
          int row = rareRows.get(choice.partial.row);
          long key = mix(choice.key + RARE);
          words = choose(choice.partial, rare, row, draws.get(i).temperature, key, 1);
        }
        for (Choice word : words) {
          Partial longer = word.partial.then(word.word, word.logProbability);
          double luck = spread * gumbel(mix(choice.key), word.word);
          standing.put(longer, longer.logProbability + luck);
        }
      }
      List<Partial> all = new ArrayList<>(standing.keySet());
      all.sort(
          Comparator.comparingDouble((Partial one) -> -standing.get(one))
              .thenComparing(one -> Arrays.toString(one.words)));
      kept.add(all.subList(0, Math.min(beam, all.size())));
    }
    return kept;
  }

  /** A word that one partial caption may go on with, or {@link #RARE}. */
  private record Choice(Partial partial, int word, double logProbability, long key) {}

  /** Draws different words from a row. */
  private List<Choice> choose(
      Partial partial, NextWords next, int row, double temperature, long key, int count) {
    int[] ids = next.ids()[row];
    float[] logs = next.logProbabilities()[row];
    List<Choice> drawn = new ArrayList<>();
    double[] luck = new double[count];
    for (int i = 0; i <= ids.length; i++) {
      int word = i < ids.length ? ids[i] : RARE;
      double log = i < ids.length ? logs[i] : next.rare()[row];
      if (log == Double.NEGATIVE_INFINITY || (word != RARE && !mayFollow(partial.words, word))) {
        continue;
      }
      double value = log / temperature + gumbel(key, word);
      int place = drawn.size();
      while (place > 0 && luck[place - 1] < value) {
        place--;
      }
      if (place < count) {
        drawn.add(place, new Choice(partial, word, log, key));
        if (drawn.size() > count) {
          drawn.remove(count);
        }
        System.arraycopy(luck, place, luck, place + 1, count - 1 - place);
        luck[place] = value;
      }
    }
    return drawn;
  }

  private boolean mayFollow(int[] words, int next) {
    int last = words.length == 0 ? -1 : words[words.length - 1];
    return switch (next) {
      case Vocabulary.UNKNOWN_ID -> false;
      case Vocabulary.END_ID -> words.length >= shortest && last != Vocabulary.SEPARATOR_ID;
      case Vocabulary.SEPARATOR_ID ->
          words.length > 0 && Arrays.stream(words).noneMatch(w -> w == Vocabulary.SEPARATOR_ID);
      default -> !repeats(words, next);
    };
  }

  /** Whether the last two words and the next already stand in that order. */
  private static boolean repeats(int[] words, int next) {
    int end = words.length;
    for (int i = 0; i + 2 < end; i++) {
      if (words[i] == words[end - 2] && words[i + 1] == words[end - 1] && words[i + 2] == next) {
        return true;
      }
    }
    return end > 0 && words[end - 1] == next;
  }

  private Found complete(Partial partial) {
    int[] words = Arrays.copyOf(partial.words, partial.words.length - 1);
    int tokens = partial.words.length;
    return new Found(
        Arrays.stream(words).boxed().toList(),
        partial.logProbability / Math.pow(tokens, lengthPower),
        partial.logProbability / tokens);
  }

  private static double gumbel(long key, int word) {
    double uniform = ((mix(key + word) >>> 11) + 0.5) * 0x1.0p-53;
    return -Math.log(-Math.log(uniform));
  }

  /** A stream for the nth caption of a seed, far from those of other seeds. */
  public static long stream(long seed, long number) {
    return mix(mix(seed) + number);
  }

  /** The finalizer of SplitMix64 (Steele et al. 2014). */
  static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
