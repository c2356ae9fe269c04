package org.memestream.local.caption;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.memestream.captioner.caption.Captioner;
import org.memestream.captioner.caption.Variant;
import org.memestream.captioner.training.CaptionDump;
import org.memestream.local.console.CommandFailure;
import org.memestream.local.console.Surroundings;
import org.memestream.runtime.lifecycle.ExitCode;
import picocli.CommandLine.Option;

/** Options for writing many captions to a file. */
final class DumpOptions {

  @Option(
      names = "--dump",
      paramLabel = "COUNT",
      required = true,
      description = "Write so many captions, as many a template as the table has.")
  private int count;

  @Option(
      names = "--captions",
      paramLabel = "FILE",
      required = true,
      description = "Table of people's captions, .tsv or .tsv.gz.")
  private Path captions;

  @Option(
      names = "--templates",
      paramLabel = "DIR",
      required = true,
      description = "Pictures named after their templates.")
  private Path templates;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Where to; one caption a line.")
  private Path out;

  /** Whether the options can be met, as far as can be said without the model. */
  void check() {
    if (count < 1) {
      throw new CommandFailure(ExitCode.USAGE, "--dump takes a number above 0, not " + count);
    }
  }

  void write(
      Captioner captioner,
      Optional<Variant> variant,
      double temperature,
      long seed,
      Surroundings surroundings) {
    CaptionDump dump =
        new CaptionDump(captions, templates, variant, Optional.of(temperature), seed);
    try {
      CaptionDump.Written written = dump.write(captioner, count, out);
      surroundings
          .out()
          .printf("%d captions in %s, %d refused%n", written.written(), out, written.refused());
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage());
    }
  }
}
