package org.memestream.local.doctor;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.memestream.local.console.CacheFolder;
import org.memestream.local.console.DataOption;
import org.memestream.local.console.Logs;
import org.memestream.local.console.Surroundings;
import org.memestream.local.doctor.Finding.Level;
import org.memestream.local.folder.DataFolder;
import org.memestream.runtime.lifecycle.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code memestream doctor}. */
@Command(
    name = "doctor",
    description = "Looks at this machine: what is missing for memestream, and how to get it.",
    footer = "Exit code 0 when memestream works here (also with warnings), 71 when it does not.")
public final class DoctorCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private DataOption data;

  public DoctorCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    DataFolder folder = data.folder(surroundings);
    Logs.client(folder);
    List<Check> checks =
        List.of(
            new ToolCheck(surroundings.environment()),
            new RoomCheck(folder, CacheFolder.of(surroundings.environment())),
            new LibraryCheck(),
            new NativeCheck(),
            new FontCheck(),
            new StackCheck(folder));
    Level worst =
        checks.stream()
            .flatMap(check -> check.look().stream())
            .peek(this::tell)
            .map(Finding::level)
            .max(Comparator.naturalOrder())
            .orElse(Level.OK);
    return exitCode(worst).code();
  }

  static ExitCode exitCode(Level worst) {
    return switch (worst) {
      case OK, WARN -> ExitCode.OK;
      case FAIL -> ExitCode.MACHINE;
    };
  }

  private void tell(Finding finding) {
    surroundings
        .out()
        .printf("%-5s %-26s %s%n", finding.level(), finding.subject(), finding.sight());
    finding.remedy().ifPresent(remedy -> surroundings.out().printf("%-32s → %s%n", "", remedy));
  }
}
