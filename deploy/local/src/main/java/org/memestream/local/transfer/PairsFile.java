package org.memestream.local.transfer;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.memestream.facetransfer.expression.Expression;
import org.memestream.local.console.CommandFailure;
import org.memestream.local.console.Printable;
import org.memestream.runtime.lifecycle.ExitCode;

/**
 * Reads a table of jobs: a line each with source, target and output, separated by tabs. The source
 * is a photo or the name of a preset. Paths are relative to the working directory; empty lines and
 * lines that begin with {@code #} are skipped.
 */
final class PairsFile {

  private PairsFile() {}

  static List<TransferJob> read(Path file) {
    List<TransferJob> jobs = new ArrayList<>();
    List<String> lines = lines(file);
    for (int number = 1; number <= lines.size(); number++) {
      String line = lines.get(number - 1);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] fields = line.split("\t", -1);
      if (fields.length != 3 || fields[0].isBlank() || fields[1].isBlank() || fields[2].isBlank()) {
        throw new CommandFailure(
            ExitCode.BAD_INPUT,
            "%s, line %d: a line has source, target and output separated by tabs, but this is \"%s\"."
                .formatted(Printable.of(file.toString()), number, Printable.of(line)));
      }
      jobs.add(
          new TransferJob(
              source(fields[0].strip()), Path.of(fields[1].strip()), Path.of(fields[2].strip())));
    }
    if (jobs.isEmpty()) {
      throw new CommandFailure(
          ExitCode.BAD_INPUT, Printable.of(file.toString()) + " has no line to work on.");
    }
    return jobs;
  }

  private static TransferJob.Source source(String field) {
    return Expression.named(field)
        .map(TransferJob.Source::of)
        .orElseGet(() -> TransferJob.Source.of(Path.of(field)));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw new CommandFailure(
          ExitCode.BAD_INPUT, "There is no file " + Printable.of(file.toString()) + ".", e);
    } catch (MalformedInputException e) {
      throw new CommandFailure(
          ExitCode.BAD_INPUT, Printable.of(file.toString()) + " is not text in UTF-8.", e);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.BAD_INPUT,
          "%s cannot be read: %s".formatted(Printable.of(file.toString()), e.getMessage()),
          e);
    }
  }
}
