package org.memestream.local.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.memestream.facetransfer.FaceDetectors;
import org.memestream.facetransfer.FaceModels;
import org.memestream.facetransfer.expression.Expression;
import org.memestream.facetransfer.transfer.ExpressionTransfer;
import org.memestream.local.console.CommandFailure;
import org.memestream.local.console.DataOption;
import org.memestream.local.console.Logs;
import org.memestream.local.console.Printable;
import org.memestream.local.console.Surroundings;
import org.memestream.runtime.lifecycle.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code memestream transfer}. */
@Command(
    name = "transfer",
    description = {
      "Moves an expression onto the faces of a photo, without a stack; nothing else is kept.",
      "Use it on photos of people who agreed."
    },
    footer = {
      "Exit code 0 when every picture was made; else 65 (a photo that is refused), 74 (cannot"
          + " write) or 1."
    })
public final class TransferCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  @Option(
      names = "--source",
      paramLabel = "PHOTO",
      description = "Photo whose largest face gives the expression.")
  private Path source;

  @Option(
      names = "--expression",
      paramLabel = "NAME",
      description = "Expression by name: smile, laugh, surprise, anger, sadness, disgust or wink.")
  private String expression;

  @Option(
      names = "--target",
      paramLabel = "PHOTO",
      description = "Photo whose faces take it on, or an animated GIF or WEBP.")
  private Path target;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where the picture goes: .jpg, .png, or .gif with --animate or for a target that moves,"
              + " which keeps its frames and their pace. Of such a target a .jpg or .png shows the"
              + " first frame.")
  private Path out;

  @Option(
      names = "--pairs",
      paramLabel = "FILE",
      description =
          "Many in one go: a line each with source (a photo or the name of an expression), target"
              + " and output, separated by tabs.")
  private Path pairs;

  @Mixin private TransferOptions options;

  @Option(
      names = "--detector",
      paramLabel = "NAME",
      defaultValue = FaceDetectors.SSD,
      description = "ssd, haar, or a detector.json (default: ${DEFAULT-VALUE}).")
  private String detector;

  @Option(
      names = "--models",
      paramLabel = "DIR",
      description = "Folder with face models of your own (default: those that ship).")
  private Optional<Path> models = Optional.empty();

  @Option(names = "--json", description = "As JSON: an object, or an array with --pairs.")
  private boolean json;

  @Mixin private DataOption data;

  public TransferCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Logs.client(data.folder(surroundings));
    options.check();
    List<TransferJob> jobs = pairs == null ? List.of(job()) : pairs();
    jobs.forEach(this::checkFormat);
    TransferReport report = new TransferReport(surroundings);
    List<TransferResult> results = new ArrayList<>();
    try (ExpressionTransfer transfer = models().open()) {
      TransferRun run = new TransferRun(transfer, options, surroundings.clock());
      for (TransferJob job : jobs) {
        TransferResult result = run.run(job);
        results.add(result);
        if (!json) {
          report.tell(result);
        } else if (surroundings.terminal() && jobs.size() > 1) {
          surroundings.err().printf("%d of %d%n", results.size(), jobs.size());
        }
      }
      if (json) {
        report.json(results, pairs != null, transfer.model());
      }
    }
    return exitCode(results).code();
  }

  private FaceModels models() {
    FaceModels shipped = FaceModels.shipped().with(detector);
    return models.map(shipped::in).orElse(shipped);
  }

  private TransferJob job() {
    if ((source == null) == (expression == null) || target == null || out == null) {
      throw new ParameterException(
          spec.commandLine(),
          "Give --source PHOTO or --expression NAME, --target PHOTO and --out FILE; or --pairs FILE.");
    }
    if (source != null) {
      return new TransferJob(TransferJob.Source.of(source), target, out);
    }
    Expression named =
        Expression.named(expression)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.USAGE,
                        "There is no expression \"%s\". Choose one of: %s."
                            .formatted(Printable.of(expression), Expression.allNames())));
    return new TransferJob(TransferJob.Source.of(named), target, out);
  }

  private List<TransferJob> pairs() {
    if (source != null || expression != null || target != null || out != null) {
      throw new ParameterException(
          spec.commandLine(),
          "--pairs names sources, targets and outputs itself; leave out --source, --expression,"
              + " --target and --out.");
    }
    return PairsFile.read(pairs);
  }

  private void checkFormat(TransferJob job) {
    boolean gif =
        TransferredFile.Format.of(job.out())
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.USAGE,
                        "%s has an ending that is not written; use .jpg, .png or .gif."
                            .formatted(Printable.of(job.out().toString()))))
            .equals(TransferredFile.Format.GIF);
    if (gif != options.animate() && !(gif && TargetPhoto.mayMove(job.target()))) {
      throw new CommandFailure(
          ExitCode.USAGE,
          options.animate()
              ? "An animation is written as .gif, not to %s."
                  .formatted(Printable.of(job.out().toString()))
              : "The target does not move, and a still is written as .jpg or .png; use --animate for"
                  + " %s.".formatted(Printable.of(job.out().toString())));
    }
  }

  private static ExitCode exitCode(List<TransferResult> results) {
    List<ExitCode> failures =
        results.stream()
            .filter(TransferResult.NotWritten.class::isInstance)
            .map(result -> ((TransferResult.NotWritten) result).exitCode())
            .toList();
    if (failures.contains(ExitCode.STORAGE)) {
      return ExitCode.STORAGE;
    }
    return failures.isEmpty() ? ExitCode.OK : ExitCode.BAD_INPUT;
  }
}
