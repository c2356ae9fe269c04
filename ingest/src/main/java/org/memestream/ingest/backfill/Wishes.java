package org.memestream.ingest.backfill;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.memestream.ingest.ExpressionOrder;
import org.memestream.ingest.MemeOrderBuilder;

/**
 * What is asked for a picture, as far as anybody says; a job's own wishes fill what its pictures
 * leave open.
 *
 * @param texts label and text of the meme
 * @param style drawing style
 * @param profiles output profiles; none leaves them open
 * @param variant decoder variant
 * @param alternatives how many captions
 * @param temperature sampling temperature
 * @param seed of the caption
 * @param expression name of the expression to put on the faces of people who agreed to that
 */
public record Wishes(
    Texts texts,
    Optional<String> style,
    List<String> profiles,
    Optional<String> variant,
    Optional<Integer> alternatives,
    Optional<Double> temperature,
    Optional<Long> seed,
    Optional<String> expression) {

  /** Nothing in particular. */
  public static final Wishes NONE = labelled(Optional.empty());

  /**
   * What the meme says.
   *
   * @param label words for the model
   * @param top upper text
   * @param bottom lower text
   * @param text both as one line
   */
  public record Texts(
      Optional<String> label,
      Optional<String> top,
      Optional<String> bottom,
      Optional<String> text) {}

  public Wishes {
    Objects.requireNonNull(texts, "texts");
    profiles = List.copyOf(profiles);
  }

  /** A label and no more. */
  public static Wishes labelled(Optional<String> label) {
    return new Wishes(
        new Texts(label, Optional.empty(), Optional.empty(), Optional.empty()),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Puts these wishes into an order, and those of the job where they leave something open. */
  void fill(MemeOrderBuilder order, Wishes job) {
    order
        .label(either(job, wishes -> wishes.texts.label).orElse(null))
        .top(texts.top.orElse(null))
        .bottom(texts.bottom.orElse(null))
        .text(texts.text.orElse(null))
        .variant(either(job, Wishes::variant).orElse(null));
    either(job, Wishes::style).ifPresent(order::style);
    either(job, Wishes::alternatives).ifPresent(order::alternatives);
    either(job, Wishes::temperature).ifPresent(order::temperature);
    either(job, Wishes::seed).ifPresent(order::seed);
    either(job, Wishes::expression)
        .map(name -> ExpressionOrder.of(name, ExpressionOrder.Consent.STATED))
        .ifPresent(order::expression);
    List<String> wanted = profiles.isEmpty() ? job.profiles : profiles;
    if (!wanted.isEmpty()) {
      order.profiles(wanted);
    }
  }

  /** All of it as texts, so that other wishes make another id. */
  List<String> fingerprint() {
    List<String> all = new ArrayList<>();
    all.add(texts.label.orElse(""));
    all.add(texts.top.orElse(""));
    all.add(texts.bottom.orElse(""));
    all.add(texts.text.orElse(""));
    all.add(style.orElse(""));
    all.add(String.join(",", profiles));
    all.add(variant.orElse(""));
    all.add(alternatives.map(String::valueOf).orElse(""));
    all.add(temperature.map(String::valueOf).orElse(""));
    all.add(seed.map(String::valueOf).orElse(""));
    all.add(expression.orElse(""));
    return all;
  }

  private <T> Optional<T> either(Wishes job, Function<Wishes, Optional<T>> wish) {
    return wish.apply(this).or(() -> wish.apply(job));
  }
}
