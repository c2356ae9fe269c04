package org.memestream.captioner.training;

import picocli.CommandLine.Command;

/** {@code memestream train}: makes the caption models from data. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Train the caption models.",
    subcommands = {
      PrepareCommand.class,
      EncoderCommand.class,
      CaptionerCommand.class,
      LineBreakCommand.class
    })
public final class TrainCommand {}
