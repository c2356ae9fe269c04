package org.memestream.local.doctor;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.memestream.local.console.CacheFolder;
import org.memestream.local.console.DataOption;
import org.memestream.local.console.Logs;
import org.memestream.local.console.Surroundings;
import org.memestream.local.doctor.Finding.Level;
import org.memestream.local.folder.DataFolder;
import org.memestream.local.stack.LocalSettings;
import org.memestream.runtime.lifecycle.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code memestream doctor}. */
@Command(
    name = "doctor",
    description = "Looks at this machine: what is missing for memestream, and how to get it.",
    footer = "Exit code 0 when memestream works here (also with warnings), 71 when it does not.")
public final class DoctorCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private DataOption data;

  @Option(
      names = "--gpu",
      description =
          "Looks at what networks need to compute on NVIDIA GPUs instead, and times the CPU and each GPU.")
  private boolean gpu;

  @Option(names = "--json", description = "Tells the findings as a JSON array.")
  private boolean json;

  public DoctorCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    DataFolder folder = data.folder(surroundings);
    Logs.client(folder);
    List<Finding> findings =
        (gpu ? gpuChecks(folder) : machineChecks(folder))
            .stream().flatMap(check -> check.look().stream()).peek(this::tell).toList();
    if (json) {
      JsonFindings.write(findings, surroundings.out());
    }
    Level worst =
        findings.stream().map(Finding::level).max(Comparator.naturalOrder()).orElse(Level.OK);
    return exitCode(worst).code();
  }

  private List<Check> machineChecks(DataFolder folder) {
    Map<String, String> environment = surroundings.environment();
    return List.of(
        new ToolCheck(environment),
        new RoomCheck(folder, CacheFolder.of(environment)),
        new LibraryCheck(LibraryFolders.of(environment)),
        new NativeCheck(),
        new FontCheck(),
        new StackCheck(folder));
  }

  private List<Check> gpuChecks(DataFolder folder) {
    Map<String, String> environment = surroundings.environment();
    return List.of(
        new DriverCheck(LibraryFolders.of(environment)),
        new EngineCheck(),
        new ProcessorCheck(new LocalSettings(folder, "unasked", "unasked", environment)),
        new ForwardCheck());
  }

  static ExitCode exitCode(Level worst) {
    return switch (worst) {
      case OK, WARN -> ExitCode.OK;
      case FAIL -> ExitCode.MACHINE;
    };
  }

  private void tell(Finding finding) {
    if (json) {
      return;
    }
    surroundings
        .out()
        .printf("%-5s %-26s %s%n", finding.level(), finding.subject(), finding.sight());
    finding.remedy().ifPresent(remedy -> surroundings.out().printf("%-32s → %s%n", "", remedy));
  }
}
