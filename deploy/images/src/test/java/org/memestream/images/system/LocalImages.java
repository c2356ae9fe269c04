package org.memestream.images.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** All images, built of the jars of this build; nothing is pulled but perhaps their base. */
final class LocalImages {

  static final String TAG = "test";

  private static final int NO_DOCKER = 69;
  private static final int NO_BASE = 75;
  private static final long LONGEST_BUILD_MINUTES = 15;
  private static final List<String> ALL =
      List.of(
          "gateway", "captioner", "face-transfer", "renderer", "setup", "kafka", "registry", "s3");

  private LocalImages() {}

  /** Builds them; where they cannot be had, says why in one line and skips the test. */
  static void build() throws IOException, InterruptedException {
    Path log = Path.of("target", "images.log").toAbsolutePath();
    List<String> command = new ArrayList<>(List.of(Path.of("build").toAbsolutePath().toString()));
    command.addAll(List.of("--skip-package", "--tag", TAG));
    command.addAll(List.of("--base", base()));
    command.addAll(ALL);
    Process build =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    if (!build.waitFor(LONGEST_BUILD_MINUTES, TimeUnit.MINUTES)) {
      build.destroy();
      throw new AssertionError("the images are not built after a long time; see " + log);
    }
    switch (build.exitValue()) {
      case 0 -> {}
      case NO_DOCKER -> skip("no Docker answers; start it, or set DOCKER_HOST");
      case NO_BASE -> skip("there is no base for the images (" + last(log) + ")");
      default -> throw new AssertionError("the images do not build:\n" + Files.readString(log));
    }
  }

  /** Name of an image. */
  static String name(String image) {
    return "memestream/" + image + ":" + TAG;
  }

  private static String base() {
    return Optional.ofNullable(System.getenv("MEMESTREAM_IMAGE_BASE")).orElse("local");
  }

  private static void skip(String reason) {
    String message = "SKIPPED: the system is not tried in containers: " + reason;
    System.err.println(message);
    Assumptions.abort(message);
  }

  private static String last(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }
}
