package org.memestream.captioner.training;

import java.util.List;

/** The commands that make and measure the caption models, for the program that offers them. */
public final class CaptionTraining {

  private CaptionTraining() {}

  /** Subcommands of {@code memestream train}. */
  public static List<Object> trainCommands() {
    return List.of(
        new PrepareCommand(), new EncoderCommand(), new CaptionerCommand(), new LineBreakCommand());
  }

  /** Subcommands of {@code memestream evaluate}. */
  public static List<Object> evaluateCommands() {
    return List.of(new EvaluateCaptionerCommand(), new EvaluateLineBreakCommand());
  }
}
