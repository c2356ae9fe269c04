package org.memestream.local.backfill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.memestream.captioner.caption.Variant;
import org.memestream.ingest.ExpressionOrder;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.MemeOrderBuilder;
import org.memestream.ingest.backfill.BackfillJob;
import org.memestream.ingest.backfill.LabelSource;
import org.memestream.ingest.backfill.Wishes;
import org.memestream.local.console.CommandFailure;
import org.memestream.runtime.lifecycle.ExitCode;
import picocli.CommandLine.Option;

/** The options that say what the memes of a job shall be; they are a part of its identity. */
final class JobOptions {

  private static final String NAME = "name";
  private static final String COLUMN = "column";

  @Option(
      names = "--owner",
      paramLabel = "ID",
      defaultValue = MemeOrderBuilder.DEFAULT_OWNER,
      description = "Whose memes they are (default: ${DEFAULT-VALUE}).")
  private String owner;

  @Option(
      names = "--job",
      paramLabel = "NAME",
      defaultValue = "",
      description =
          "Makes another job of the same pictures and options, so that each becomes a meme again.")
  private String name;

  @Option(
      names = "--label-from",
      paramLabel = "WHERE",
      description =
          "Where labels come from: name (words in the name of the file), column (field label of a"
              + " manifest; its default) or column:FIELD.")
  private Optional<String> labelFrom = Optional.empty();

  @Option(
      names = "--label",
      paramLabel = "WORDS",
      description = "Label of pictures that have none of their own.")
  private Optional<String> label = Optional.empty();

  @Option(
      names = "--style",
      paramLabel = "NAME",
      description =
          "Drawing style: classic, caption-below, band, panda or plain (default: classic).")
  private Optional<String> style = Optional.empty();

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "Where they are to be sent: original, wechat, telegram, discord, slack or whatsapp; may"
              + " be given more than once (default: original).")
  private List<String> profiles = new ArrayList<>();

  @Option(
      names = "--variant",
      paramLabel = "NAME",
      description = "Which decoder: image, image-label or attention (default: the best one).")
  private Optional<Variant> variant = Optional.empty();

  @Option(
      names = "--alternatives",
      paramLabel = "COUNT",
      description = "How many different captions each, 1 to 10 (default: 1).")
  private Optional<Integer> alternatives = Optional.empty();

  @Option(
      names = "--temperature",
      paramLabel = "NUMBER",
      description = "Low plays safe, high takes risks; above 0 and at most 10.")
  private Optional<Double> temperature = Optional.empty();

  @Option(
      names = "--expression",
      paramLabel = "NAME",
      description =
          "Expression to put on the faces. Asking for one states that all people in the pictures"
              + " agreed.")
  private Optional<String> expression = Optional.empty();

  /**
   * The job that is meant.
   *
   * @param source name of its source
   * @param labels where its labels come from
   */
  BackfillJob job(String source, LabelSource labels) {
    return new BackfillJob(owner, source, name, wishes(), labels);
  }

  /**
   * @param manifest whether there are fields to take labels from
   */
  LabelSource labels(boolean manifest) {
    String where = labelFrom.orElse(COLUMN);
    if (where.equals(NAME)) {
      return new LabelSource.FileName();
    }
    if (labelFrom.isPresent() && !manifest) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--label-from %s needs a manifest; a folder or bucket has only names (--label-from name)"
              .formatted(where));
    }
    if (where.equals(COLUMN)) {
      return LabelSource.Column.USUAL;
    }
    if (where.startsWith(COLUMN + ":") && where.length() > COLUMN.length() + 1) {
      return new LabelSource.Column(where.substring(COLUMN.length() + 1));
    }
    throw new CommandFailure(
        ExitCode.USAGE,
        "--label-from must be name, column or column:FIELD, but was '%s'".formatted(where));
  }

  /** Fails when an option has a value that no order may have. */
  void check() {
    try {
      MemeOrderBuilder order = MemeOrder.of(new byte[0]).owner(owner).profiles(profiles());
      style.ifPresent(order::style);
      alternatives.ifPresent(order::alternatives);
      temperature.ifPresent(order::temperature);
      expression
          .map(wanted -> ExpressionOrder.of(wanted, ExpressionOrder.Consent.STATED))
          .ifPresent(order::expression);
      order.build();
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, e.getMessage());
    }
  }

  private List<String> profiles() {
    return profiles.isEmpty() ? List.of("original") : profiles;
  }

  private Wishes wishes() {
    return new Wishes(
        new Wishes.Texts(label, Optional.empty(), Optional.empty(), Optional.empty()),
        style,
        profiles,
        variant.map(Variant::text),
        alternatives,
        temperature,
        Optional.empty(),
        expression);
  }
}
