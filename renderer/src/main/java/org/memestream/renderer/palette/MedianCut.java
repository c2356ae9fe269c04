package org.memestream.renderer.palette;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Chooses colours: the colour space is split again and again where the squared error is largest, at
 * the mean of the axis that varies most (variance-based median cut after Wan, Wong and
 * Prusinkiewicz 1988), and each chosen colour is then moved to the mean of what is nearest to it
 * (Lloyd 1982).
 */
final class MedianCut {

  private static final int LLOYD_ROUNDS = 3;

  private final ColorCount counts;
  private final int[] bins;

  MedianCut(ColorCount counts) {
    this.counts = counts;
    this.bins = counts.used();
  }

  /** At least one and at most that many colours. */
  Palette palette(int most) {
    if (bins.length == 0) {
      return new Palette(new int[] {0});
    }
    PriorityQueue<Box> boxes =
        new PriorityQueue<>(Comparator.comparingDouble(Box::error).reversed());
    boxes.add(new Box(0, bins.length));
    while (boxes.size() < most && boxes.peek().error() > 0) {
      Box worst = boxes.poll();
      int middle = worst.split();
      boxes.add(new Box(worst.from, middle));
      boxes.add(new Box(middle, worst.to));
    }
    Palette palette = new Palette(boxes.stream().mapToInt(Box::color).toArray());
    for (int round = 0; round < LLOYD_ROUNDS && boxes.size() == most; round++) {
      palette = moved(palette);
    }
    return palette;
  }

  private Palette moved(Palette palette) {
    int[] colors = palette.colors();
    long[] sums = new long[colors.length * 4];
    for (int bin : bins) {
      int count = counts.count(bin);
      int index =
          palette.search(
              counts.sum(bin, 0) / count, counts.sum(bin, 1) / count, counts.sum(bin, 2) / count);
      sums[index * 4] += count;
      for (int channel = 0; channel < 3; channel++) {
        sums[index * 4 + 1 + channel] += counts.sum(bin, channel);
      }
    }
    for (int index = 0; index < colors.length; index++) {
      long count = sums[index * 4];
      if (count > 0) {
        colors[index] =
            rounded(sums[index * 4 + 1], count) << 16
                | rounded(sums[index * 4 + 2], count) << 8
                | rounded(sums[index * 4 + 3], count);
      }
    }
    return new Palette(colors);
  }

  private static int rounded(long sum, long count) {
    return (int) ((sum + count / 2) / count);
  }

  /** Some of the bins, side by side in the array, that one colour will stand for. */
  private final class Box {

    private final int from;
    private final int to;
    private final double[] mean = new double[3];
    private double error;
    private int axis;

    Box(int from, int to) {
      this.from = from;
      this.to = to;
      double count = 0;
      double[] squares = new double[3];
      for (int at = from; at < to; at++) {
        double inBin = counts.count(bins[at]);
        count += inBin;
        for (int channel = 0; channel < 3; channel++) {
          double sum = counts.sum(bins[at], channel);
          mean[channel] += sum;
          squares[channel] += sum * sum / inBin;
        }
      }
      double most = -1;
      for (int channel = 0; channel < 3; channel++) {
        double variance = squares[channel] - mean[channel] * mean[channel] / count;
        mean[channel] /= count;
        error += variance;
        if (variance > most) {
          most = variance;
          axis = channel;
        }
      }
    }

    /** A box of one bin cannot be split. */
    double error() {
      return to - from > 1 ? error : 0;
    }

    int color() {
      return (int) Math.round(mean[0]) << 16
          | (int) Math.round(mean[1]) << 8
          | (int) Math.round(mean[2]);
    }

    /** Moves the bins up to the mean to the front, and says where the others begin. */
    int split() {
      int middle = from;
      for (int at = from; at < to; at++) {
        int bin = bins[at];
        if (counts.sum(bin, axis) <= mean[axis] * counts.count(bin)) {
          bins[at] = bins[middle];
          bins[middle++] = bin;
        }
      }
      // Where rounding puts all on one side, one is parted off.
      return Math.max(from + 1, Math.min(to - 1, middle));
    }
  }
}
