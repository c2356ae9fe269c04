package org.memestream.facetransfer.training;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What all trainings of networks can be told. */
final class TrainingOptions {

  @Option(names = "--data", description = "Folder with faces and images (${DEFAULT-VALUE}).")
  private Path data = Path.of("../shared/data");

  @Option(
      names = "--out",
      required = true,
      description =
          "Folder for the weights, metrics.json and curve.png; a checkpoint there is carried on.")
  private Path out;

  @Option(
      names = "--minutes",
      description = "End after so many, the learning rate falling faster (${DEFAULT-VALUE}).")
  private long minutes = 24 * 60;

  @Option(names = "--batch", description = "Views a step (${DEFAULT-VALUE}).")
  private int batch = 64;

  @Option(names = "--check", description = "Steps between checkpoints (${DEFAULT-VALUE}).")
  private int check = 200;

  @Option(names = "--seed", description = "Seed of everything drawn (${DEFAULT-VALUE}).")
  private long seed = 1;

  Path data() {
    return data;
  }

  FaceData faces() {
    return FaceData.in(data);
  }

  Path out() {
    return out;
  }

  int batch() {
    return batch;
  }

  int check() {
    return check;
  }

  long seed() {
    return seed;
  }

  Pace pace(long steps, double rate, long first) {
    return new Pace(steps, rate, Duration.ofMinutes(minutes), Clock.systemUTC(), first);
  }
}
