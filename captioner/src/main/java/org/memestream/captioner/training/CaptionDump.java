package org.memestream.captioner.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.memestream.captioner.caption.Captioner;
import org.memestream.captioner.caption.Variant;
import org.memestream.runtime.training.Progress;

/**
 * Writes many captions for template pictures to a file, one a line with the separator between the
 * boxes, so that they can be compared with people's.
 *
 * @param captions table of people's captions, which says how often each template is used
 * @param templates folder of pictures named after their templates
 * @param variant which decoder; empty for the usual one
 * @param temperature empty for the usual one
 * @param seed of the first caption, the next one has the next seed
 */
public record CaptionDump(
    Path captions,
    Path templates,
    Optional<Variant> variant,
    Optional<Double> temperature,
    long seed) {

  /**
   * What was written.
   *
   * @param written lines
   * @param refused captions that were asked for but had nothing fit to show
   */
  public record Written(int written, int refused) {}

  /**
   * Writes the file.
   *
   * @throws IOException if a table or folder is missing or unusable, with a sentence that says so
   */
  public Written write(Captioner captioner, int count, Path out) throws IOException {
    List<CaptionTable.Row> rows = CaptionTable.rows(captions);
    TemplatePictures pictures = TemplatePictures.read(templates);
    List<TemplateSamples.Sample> samples;
    try (Progress progress = new Progress("captions", count)) {
      samples =
          new TemplateSamples(captioner, pictures.byLabel(), variant, temperature, seed)
              .write(rows, count, progress::step);
    }
    if (samples.isEmpty()) {
      throw new IOException(
          "no template of %s has a picture in %s; a picture is named after its template"
              .formatted(captions, templates));
    }
    List<String> lines = samples.stream().flatMap(sample -> sample.text().stream()).toList();
    Files.write(out, lines);
    return new Written(lines.size(), samples.size() - lines.size());
  }
}
