package org.memestream.facetransfer.training;

import java.util.List;

/** The commands that make and measure the face models, for the program that offers them. */
public final class FaceTraining {

  private FaceTraining() {}

  /** Subcommands of {@code memestream train}. */
  public static List<Object> trainCommands() {
    return List.of();
  }

  /** Subcommands of {@code memestream evaluate face}. */
  public static List<Object> evaluateCommands() {
    return List.of();
  }
}
