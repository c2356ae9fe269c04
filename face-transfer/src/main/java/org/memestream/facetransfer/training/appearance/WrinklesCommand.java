package org.memestream.facetransfer.training.appearance;

import ai.djl.ndarray.NDManager;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.memestream.facetransfer.djl.TransferModelFile;
import org.memestream.facetransfer.djl.WrinklesFile;
import org.memestream.facetransfer.transfer.CanonicalMap;
import org.memestream.facetransfer.transfer.LearnedWrinkles;
import org.memestream.facetransfer.transfer.TransferModel;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.training.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code memestream train wrinkles}. */
@Command(
    name = "wrinkles",
    mixinStandardHelpOptions = true,
    description = "Fit how expressions fold and shade the skin.")
public final class WrinklesCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(WrinklesCommand.class);

  @Option(names = "--data", description = "Folder with faces (${DEFAULT-VALUE}).")
  private Path data = Path.of("../shared/data");

  @Option(
      names = "--model",
      required = true,
      description = "The transfer.mstw that train transfer made.")
  private Path model;

  @Option(
      names = "--out",
      required = true,
      description = "Folder for wrinkles.mstw, its contact sheet and metrics.")
  private Path out;

  @Option(names = "--rank", description = "How many maps are kept (${DEFAULT-VALUE}).")
  private int rank = 10;

  @Override
  public Integer call() throws Exception {
    Files.createDirectories(out);
    TransferModel transfer;
    try (NDManager manager = InferenceEngine.start().newBaseManager();
        InputStream stream = Files.newInputStream(model)) {
      transfer = TransferModelFile.read(stream, manager);
    }
    CanonicalMap map = CanonicalMap.of(transfer.expressions().parts().mean());
    SkinLight light = new SkinLight(map, transfer.triangles());
    WrinkleLessons lessons = new WrinkleLessons(transfer.expressions(), light);
    WrinkleParts parts = WrinkleParts.of(transfer.expressions());
    FittedWrinkles fitted = FittedWrinkles.of(data, parts, lessons, light, rank);
    LearnedWrinkles wrinkles = fitted.wrinkles();
    try (OutputStream stream = Files.newOutputStream(out.resolve("wrinkles.mstw"))) {
      LOG.info(
          "wrinkles.mstw written, sha256 {}", WrinklesFile.write(stream, parts.names(), wrinkles));
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("parts", parts.names());
    figures.put("rank", rank);
    figures.put("kept_by_rank", fitted.kept());
    figures.put(
        "explained_learned_pairs",
        explained(lessons, light, wrinkles, WrinkleLessons.Part.LEARNED));
    figures.put(
        "explained_held_out_pairs",
        explained(lessons, light, wrinkles, WrinkleLessons.Part.HELD_OUT));
    Metrics.write(out.resolve("wrinkles-metrics.json"), figures);
    new WrinkleSheet(transfer.expressions(), transfer.triangles())
        .write(
            out.resolve("wrinkles-sheet.png"),
            wrinkles,
            FaceExample.london(data).stream()
                .filter(face -> face.heldOut() && face.emotion().equals("neutral"))
                .toList());
    return 0;
  }

  private double explained(
      WrinkleLessons lessons, SkinLight light, LearnedWrinkles wrinkles, WrinkleLessons.Part part)
      throws Exception {
    ExplainedSkin explained = new ExplainedSkin(wrinkles, light.skin());
    lessons.pairs(data, part, explained);
    return explained.share();
  }
}
