package org.memestream.facetransfer.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.memestream.facetransfer.FaceModels;
import org.memestream.facetransfer.FaceModels.Part;
import org.memestream.facetransfer.training.appearance.MouthCommand;
import org.memestream.facetransfer.training.appearance.RefinerCommand;
import org.memestream.facetransfer.training.appearance.WrinklesCommand;
import org.memestream.facetransfer.training.detection.DetectorCommand;
import org.memestream.facetransfer.training.detection.EvaluateDetectorCommand;
import org.memestream.facetransfer.training.transfer.PortraitsCommand;
import org.memestream.facetransfer.training.transfer.SheetCommand;
import org.memestream.facetransfer.training.transfer.TransferCommand;

/** The commands that make and measure the face models, for the program that offers them. */
public final class FaceTraining {

  private FaceTraining() {}

  /** Subcommands of {@code memestream train}. */
  public static List<Object> trainCommands() {
    return List.of(
        new DetectorCommand(),
        new LandmarksCommand(),
        new ExpressionCommand(),
        new TransferCommand(),
        new WrinklesCommand(),
        new MouthCommand(),
        new RefinerCommand(),
        new JudgeCommand(),
        new PortraitsCommand());
  }

  /** Subcommands of {@code memestream evaluate face}. */
  public static List<Object> evaluateCommands() {
    return List.of(
        new EvaluateDetectorCommand(),
        new EvaluateLandmarksCommand(),
        new EvaluateExpressionCommand(),
        new EvaluateTransferCommand(transfers()),
        new SheetCommand());
  }

  /** The whole transfer, and what each of its learned parts brings. */
  private static Map<String, TransferOpener> transfers() {
    return Map.of(
        "whole", folder -> models(folder).open(),
        "no-expression-cnn", folder -> models(folder).without(Part.EXPRESSION).open(),
        "no-wrinkles", folder -> models(folder).without(Part.WRINKLES).open(),
        "no-mouth", folder -> models(folder).without(Part.MOUTH).open(),
        "no-refiner", folder -> models(folder).without(Part.REFINER).open(),
        "geometry", folder -> models(folder).without(Part.values()).open());
  }

  private static FaceModels models(Optional<Path> folder) {
    return folder.map(FaceModels.shipped()::in).orElseGet(FaceModels::shipped);
  }
}
