package org.memestream.local.make;

import java.util.ArrayList;
import java.util.List;
import org.memestream.captioner.caption.Variant;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.MemeOrderBuilder;
import org.memestream.schemas.Lane;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what the memes shall be. */
final class OrderOptions {

  @Option(
      names = "--label",
      paramLabel = "WORDS",
      description = "What the picture is about, or the mood, for the caption model.")
  private String label;

  @Option(
      names = "--top",
      paramLabel = "TEXT",
      description = "Upper text. With --top, --bottom or --text, no caption is generated.")
  private String top;

  @Option(names = "--bottom", paramLabel = "TEXT", description = "Lower text.")
  private String bottom;

  @Option(
      names = "--text",
      paramLabel = "LINE",
      description =
          "Your own text as one line; broken where it reads best. Not with --top or --bottom.")
  private String text;

  @Option(
      names = "--variant",
      paramLabel = "NAME",
      description = "Which decoder: image, image-label or attention (default: the best one).")
  private Variant variant;

  @Option(
      names = "--temperature",
      paramLabel = "NUMBER",
      description =
          "Low plays safe, high takes risks; above 0 and at most 10 (default: the captioner's).")
  private Double temperature;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "The same photo, label and seed give the same caption.")
  private Long seed;

  @Mixin private ExpressionOptions face = new ExpressionOptions();

  @Option(
      names = "--style",
      paramLabel = "NAME",
      defaultValue = "classic",
      description =
          "Drawing style: classic, caption-below, band, panda or plain (default:"
              + " ${DEFAULT-VALUE}).")
  private String style;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "Where it is to be sent: original, wechat, telegram, discord, slack or whatsapp; may be"
              + " given more than once (default: original).")
  private List<String> profiles = new ArrayList<>();

  @Option(
      names = "--alternatives",
      paramLabel = "COUNT",
      defaultValue = "1",
      description = "How many different captions, 1 to 10 (default: ${DEFAULT-VALUE}).")
  private int alternatives;

  @Option(names = "--bulk", description = "Queue behind everything that somebody waits for.")
  private boolean bulk;

  /**
   * An order for one picture.
   *
   * @throws IllegalArgumentException when an option has a value that is not allowed
   */
  MemeOrder order(byte[] picture) {
    MemeOrderBuilder order =
        MemeOrder.of(picture)
            .label(label)
            .top(top)
            .bottom(bottom)
            .text(text)
            .variant(variant == null ? null : variant.text())
            .style(style)
            .alternatives(alternatives)
            .lane(bulk ? Lane.BULK : Lane.INTERACTIVE);
    if (temperature != null) {
      order.temperature(temperature);
    }
    if (seed != null) {
      order.seed(seed);
    }
    if (!profiles.isEmpty()) {
      order.profiles(profiles);
    }
    face.order().ifPresent(order::expression);
    return order.build();
  }
}
