package org.memestream.ingest.gateway.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.memestream.ingest.ExpressionOrder;
import org.memestream.ingest.ExpressionOrder.Consent;
import org.memestream.ingest.ExpressionOrder.Motion;
import org.memestream.ingest.ExpressionOrder.Need;
import org.memestream.ingest.ExpressionOrder.Region;
import org.memestream.ingest.ExpressionOrder.Source;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.MemeOrderBuilder;
import org.memestream.ingest.gateway.problem.Problem;
import org.memestream.ingest.gateway.problem.Reason;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.Lane;

/** Makes orders of submissions. Thread-safe. */
public final class OrderForm {

  /** How many output profiles one order may name. */
  public static final int MOST_PROFILES = 12;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,40}");
  private static final Pattern FACES = Pattern.compile("all|largest|[1-9][0-9]{0,3}");
  private static final int UNPROCESSABLE = 422;

  /** Checks everything but the pictures, before any is touched. */
  public void check(Submission submission) {
    build(submission, field -> new byte[0]);
  }

  /**
   * The order, with its pictures read into memory.
   *
   * @param submission with all its pictures as files
   * @throws org.memestream.ingest.gateway.problem.ProblemException when a field is missing or has a
   *     value that is not allowed
   */
  public MemeOrderBuilder order(Submission submission) {
    return build(submission, field -> picture(submission, field));
  }

  private MemeOrderBuilder build(Submission form, Function<Field, byte[]> pictures) {
    if (form.picture(Field.IMAGE).isEmpty() && form.one(Field.IMAGE).isEmpty()) {
      throw invalid("image is missing: send a file, or the address of a picture.");
    }
    MemeOrderBuilder order =
        MemeOrder.of(pictures.apply(Field.IMAGE))
            .top(form.one(Field.TOP).orElse(null))
            .bottom(form.one(Field.BOTTOM).orElse(null))
            .text(form.one(Field.TEXT).orElse(null))
            .label(form.one(Field.LABEL).orElse(null))
            .variant(form.one(Field.VARIANT).orElse(null));
    number(form, Field.ALTERNATIVES, Integer::valueOf).ifPresent(order::alternatives);
    number(form, Field.TEMPERATURE, Double::valueOf).ifPresent(order::temperature);
    number(form, Field.SEED, Long::valueOf).ifPresent(order::seed);
    named(form, Field.STYLE).ifPresent(order::style);
    lane(form).ifPresent(order::lane);
    List<String> profiles = profiles(form);
    if (!profiles.isEmpty()) {
      order.profiles(profiles);
    }
    try {
      expression(form, pictures).ifPresent(order::expression);
      order.build();
      return order;
    } catch (IllegalArgumentException e) {
      throw invalid(e.getMessage() + ".");
    }
  }

  private static Optional<ExpressionOrder> expression(
      Submission form, Function<Field, byte[]> pictures) {
    Optional<String> preset = named(form, Field.EXPRESSION);
    boolean driven = form.picture(Field.DRIVER).isPresent() || form.one(Field.DRIVER).isPresent();
    boolean animated = flag(form, Field.ANIMATE);
    if (preset.isPresent() && driven) {
      throw invalid("the expression comes from expression or from driver, not from both.");
    }
    if (preset.isEmpty() && !driven) {
      if (animated) {
        throw invalid("animate needs an expression or a driver.");
      }
      return Optional.empty();
    }
    if (!flag(form, Field.CONSENT)) {
      throw new Problem(
              UNPROCESSABLE,
              FailureReason.NO_CONSENT.name(),
              "A face is only changed when the person in the picture agreed; state it with"
                  + " consent=true.",
              Optional.empty())
          .exception();
    }
    Source source =
        driven ? new Source.Driver(pictures.apply(Field.DRIVER)) : new Source.Preset(preset.get());
    return Optional.of(
        new ExpressionOrder(
            source,
            number(form, Field.STRENGTH, Float::valueOf).orElse(1f),
            faces(form),
            region(form),
            new Motion(animated, number(form, Field.FRAMES, Integer::valueOf).orElse(0)),
            flag(form, Field.INSIST) ? Need.REQUIRED : Need.BEST_EFFORT,
            Consent.STATED));
  }

  private static byte[] picture(Submission form, Field field) {
    try {
      return form.picture(field).orElseThrow().take();
    } catch (IOException e) {
      throw new UncheckedIOException("an upload cannot be read", e);
    }
  }

  private static String faces(Submission form) {
    String faces = form.one(Field.FACES).orElse("all");
    if (!FACES.matcher(faces).matches()) {
      throw invalid("faces must be all, largest or the number of one face.");
    }
    return faces;
  }

  private static Region region(Submission form) {
    String region = form.one(Field.REGION).orElse("all").toUpperCase(Locale.ROOT);
    try {
      return Region.valueOf(region);
    } catch (IllegalArgumentException e) {
      throw invalid("region must be all, mouth, eyes or brows.");
    }
  }

  private static Optional<Lane> lane(Submission form) {
    return form.one(Field.LANE)
        .map(
            lane ->
                switch (lane) {
                  case "interactive" -> Lane.INTERACTIVE;
                  case "bulk" -> Lane.BULK;
                  default -> throw invalid("lane must be interactive or bulk.");
                });
  }

  private static List<String> profiles(Submission form) {
    List<String> profiles =
        form.all(Field.PROFILE).stream()
            .flatMap(text -> List.of(text.split(",")).stream())
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    if (profiles.size() > MOST_PROFILES) {
      throw invalid("profile may be given %d times at most.".formatted(MOST_PROFILES));
    }
    profiles.forEach(name -> requireName(Field.PROFILE, name));
    return profiles;
  }

  private static Optional<String> named(Submission form, Field field) {
    Optional<String> name = form.one(field);
    name.ifPresent(text -> requireName(field, text));
    return name;
  }

  private static void requireName(Field field, String name) {
    if (!NAME.matcher(name).matches()) {
      throw invalid(field.text() + " must be a name of letters, digits and '-'.");
    }
  }

  private static boolean flag(Submission form, Field field) {
    String text = form.one(field).orElse("false").toLowerCase(Locale.ROOT);
    return switch (text) {
      case "true", "on", "yes", "1" -> true;
      case "false", "off", "no", "0" -> false;
      default -> throw invalid(field.text() + " must be true or false.");
    };
  }

  private static <N> Optional<N> number(
      Submission form, Field field, Function<String, N> converter) {
    try {
      return form.one(field).map(converter);
    } catch (NumberFormatException e) {
      throw invalid(field.text() + " must be a number.");
    }
  }

  private static RuntimeException invalid(String sentence) {
    String upper = Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    return Problem.of(Reason.INVALID_FIELD, upper).exception();
  }
}
