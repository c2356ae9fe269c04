package org.memestream.renderer.gif;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.memestream.renderer.palette.Coarseness;
import org.memestream.renderer.palette.IndexedAnimation;
import org.memestream.renderer.palette.Quantizer;
import org.memestream.runtime.picture.AnimationFrame;
import org.memestream.runtime.picture.Picture;

/**
 * Encodes GIFs that loop forever. Holds pixels and timing and nothing else; the same frames give
 * the same bytes. Stateless and thread-safe.
 */
public final class AnimatedGifWriter {

  private static final int KEEP = 1 << 2;
  private static final int CLEAR = 2 << 2;

  /** Browsers slow down what is shown for less, in hundredths of a second. */
  private static final int SHORTEST = 2;

  private static final int LONGEST = 0xffff;

  private final Quantizer quantizer = new Quantizer();

  /**
   * Frames at an even pace in the best colours.
   *
   * @param frames at least one, all of one size
   * @param delay of each frame, 20 ms to 655 s
   */
  public byte[] gif(List<Picture> frames, Duration delay) {
    if (delay.toMillis() < SHORTEST * 10 || delay.toMillis() / 10 > LONGEST) {
      throw new IllegalArgumentException(
          "a frame is shown for 20 ms to 655 s, but was to be for " + delay);
    }
    return gif(AnimationFrame.evenly(frames, delay), Coarseness.LEAST);
  }

  /**
   * @param frames at least one, all of one size; GIF counts time in hundredths of a second, and
   *     what is lost in rounding is made up for later. Pixels less than half opaque become clear
   * @param coarseness what may be given up
   */
  public byte[] gif(List<AnimationFrame> frames, Coarseness coarseness) {
    return gif(quantizer.indexed(frames, coarseness));
  }

  private static byte[] gif(IndexedAnimation animation) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    int bits = Math.max(2, 32 - Integer.numberOfLeadingZeros(animation.colors().length - 1));
    header(animation, bits, out);
    Lzw lzw = new Lzw();
    Clock clock = new Clock();
    for (IndexedAnimation.Frame frame : animation.frames()) {
      control(animation, clock.hundredths(frame.shownFor()), out);
      out.write(',');
      u16(frame.x(), out);
      u16(frame.y(), out);
      u16(frame.width(), out);
      u16(frame.height(), out);
      out.write(0);
      lzw.write(frame.indices(), bits, out);
    }
    out.write(';');
    return out.toByteArray();
  }

  private static void header(IndexedAnimation animation, int bits, ByteArrayOutputStream out) {
    out.writeBytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
    u16(animation.width(), out);
    u16(animation.height(), out);
    // A palette for all frames; the background is not used.
    out.write(0x80 | 7 << 4 | bits - 1);
    out.write(0);
    out.write(0);
    for (int index = 0; index < 1 << bits; index++) {
      int color = index < animation.colors().length ? animation.colors()[index] : 0;
      out.write(color >> 16);
      out.write(color >> 8);
      out.write(color);
    }
    if (animation.frames().size() > 1) {
      out.write('!');
      out.write(0xff);
      out.write(11);
      out.writeBytes("NETSCAPE2.0".getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(new byte[] {3, 1, 0, 0, 0});
    }
  }

  private static void control(
      IndexedAnimation animation, int hundredths, ByteArrayOutputStream out) {
    boolean transparent = animation.transparent() >= 0;
    out.write('!');
    out.write(0xf9);
    out.write(4);
    out.write((animation.clears() ? CLEAR : KEEP) | (transparent ? 1 : 0));
    u16(hundredths, out);
    out.write(transparent ? animation.transparent() : 0);
    out.write(0);
  }

  private static void u16(int value, ByteArrayOutputStream out) {
    out.write(value);
    out.write(value >> 8);
  }

  /** Rounds times so that their sum stays true. */
  private static final class Clock {

    private long wanted;
    private long shown;

    int hundredths(Duration shownFor) {
      wanted += shownFor.toMillis();
      long until = Math.round(wanted / 10.0);
      int hundredths = (int) Math.max(SHORTEST, Math.min(LONGEST, until - shown));
      shown += hundredths;
      return hundredths;
    }
  }
}
