package org.memestream.renderer.provenance;

import java.util.List;
import java.util.Objects;

/**
 * How a picture came about.
 *
 * @param source what it is made of
 * @param creatorTool name and version of the software
 * @param models name and version of each trained model that took part
 */
public record Provenance(DigitalSourceType source, String creatorTool, List<String> models) {

  public Provenance {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(creatorTool, "creatorTool");
    models = List.copyOf(models);
  }

  /**
   * What this software made.
   *
   * @param models that took part; none when the text was given and the faces are as they were
   * @param version of the software
   */
  public static Provenance of(List<String> models, SoftwareVersion version) {
    return new Provenance(
        models.isEmpty()
            ? DigitalSourceType.HUMAN_EDITS
            : DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA,
        version.creatorTool(),
        models);
  }
}
