package org.memestream.runtime.network;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where networks shall compute, as settings name it: {@code auto}, {@code cpu}, {@code gpu} or
 * {@code gpu:N}.
 *
 * @param kind of processor
 * @param number of the GPU, from 0; 0 for the other kinds
 */
public record Processor(Kind kind, int number) {

  /** Kinds of processors. */
  public enum Kind {
    /** The first GPU if there is one, else the CPU. */
    AUTO,
    CPU,
    GPU
  }

  public static final Processor AUTO = new Processor(Kind.AUTO, 0);
  public static final Processor CPU = new Processor(Kind.CPU, 0);

  private static final Pattern NUMBERED_GPU = Pattern.compile("gpu(?::([0-9]{1,2}))?");

  public Processor {
    Objects.requireNonNull(kind, "kind");
    if (number < 0 || number > 0 && kind != Kind.GPU) {
      throw new IllegalArgumentException("there is no processor %s:%d".formatted(kind, number));
    }
  }

  /**
   * Reads a setting.
   *
   * @throws UnusableModelException for any other word
   */
  public static Processor named(String setting) throws UnusableModelException {
    String word = setting.strip().toLowerCase(Locale.ROOT);
    if (word.equals("auto")) {
      return AUTO;
    }
    if (word.equals("cpu")) {
      return CPU;
    }
    Matcher gpu = NUMBERED_GPU.matcher(word);
    if (!gpu.matches()) {
      throw new UnusableModelException(
          "\"%s\" is no processor; there are auto, cpu and gpu:0 (gpu:1 and so on for more)"
              .formatted(setting));
    }
    return new Processor(
        Kind.GPU, Optional.ofNullable(gpu.group(1)).map(Integer::parseInt).orElse(0));
  }

  @Override
  public String toString() {
    String name = kind.name().toLowerCase(Locale.ROOT);
    return kind == Kind.GPU ? name + ":" + number : name;
  }
}
