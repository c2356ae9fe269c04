package org.memestream.local.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What the system has of NVIDIA: devices, driver, the CUDA runtime. */
final class DriverCheck implements Check {

  private static final long PATIENCE_SECONDS = 20;

  private final Path devices;
  private final LibraryFolders libraries;
  private final List<String> monitor;

  /**
   * @param devices folder of device files, usually {@code /dev}
   * @param libraries where shared libraries lie
   * @param monitor command that prints a line for each GPU
   */
  DriverCheck(Path devices, LibraryFolders libraries, List<String> monitor) {
    this.devices = devices;
    this.libraries = libraries;
    this.monitor = List.copyOf(monitor);
  }

  DriverCheck(LibraryFolders libraries) {
    this(
        Path.of("/dev"),
        libraries,
        List.of(
            "nvidia-smi",
            "--query-gpu=index,name,memory.total,memory.free,driver_version",
            "--format=csv,noheader"));
  }

  @Override
  public List<Finding> look() {
    return List.of(devices(), driver(), monitor(), runtime());
  }

  private Finding devices() {
    List<String> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(devices, "nvidia[0-9]*")) {
      files.forEach(file -> found.add(file.toString()));
    } catch (IOException e) {
      found.clear();
    }
    return found.isEmpty()
        ? Finding.warn(
            "GPU devices",
            "there is no " + devices + "/nvidia0",
            "a container needs the NVIDIA Container Toolkit and --gpus all, a pod a limit of"
                + " nvidia.com/gpu; otherwise this machine has no NVIDIA GPU, or no driver")
        : Finding.ok("GPU devices", found.stream().sorted().collect(Collectors.joining(", ")));
  }

  private Finding driver() {
    return libraries
        .find("libcuda.so.1")
        .map(file -> Finding.ok("CUDA driver", file.toString()))
        .orElseGet(
            () ->
                Finding.warn(
                    "CUDA driver",
                    "libcuda.so.1 is not in the usual folders",
                    "install NVIDIA's driver, 550 or newer, on the machine itself"));
  }

  /** DJL counts GPUs with it; the one inside PyTorch has another name. */
  private Finding runtime() {
    return libraries
        .find("libcudart.so")
        .map(file -> Finding.ok("CUDA runtime", file.toString()))
        .orElseGet(
            () ->
                Finding.warn(
                    "CUDA runtime",
                    "libcudart.so is not in the usual folders, so DJL counts no GPUs",
                    "install the package cuda-cudart-12-4 of NVIDIA, or name its folder in"
                        + " LD_LIBRARY_PATH"));
  }

  private Finding monitor() {
    String remedy = "it comes with the driver; without it the rest still works";
    try {
      Process process = new ProcessBuilder(monitor).redirectErrorStream(true).start();
      List<String> lines = process.inputReader().lines().limit(32).toList();
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      if (ended && process.exitValue() == 0) {
        return Finding.ok("nvidia-smi", String.join("; ", lines));
      }
      return Finding.warn("nvidia-smi", "fails: " + String.join(" ", lines), remedy);
    } catch (IOException e) {
      return Finding.warn("nvidia-smi", "is not installed", remedy);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.warn("nvidia-smi", "was interrupted", remedy);
    }
  }
}
