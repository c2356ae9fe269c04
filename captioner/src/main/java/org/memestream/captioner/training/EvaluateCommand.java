package org.memestream.captioner.training;

import picocli.CommandLine.Command;

/** {@code memestream evaluate}: measures models. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Measure a model and print the figures.",
    subcommands = {EvaluateCaptionerCommand.class, EvaluateLineBreakCommand.class})
public final class EvaluateCommand {}
