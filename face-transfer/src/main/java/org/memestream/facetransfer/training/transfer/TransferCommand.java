package org.memestream.facetransfer.training.transfer;

import ai.djl.ndarray.NDManager;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.memestream.facetransfer.djl.TransferModelFile;
import org.memestream.facetransfer.expression.ExpressionModel;
import org.memestream.facetransfer.landmarks.FrontalMesh;
import org.memestream.facetransfer.transfer.TransferModel;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.training.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code memestream train transfer}. */
@Command(
    name = "transfer",
    mixinStandardHelpOptions = true,
    description = "Fit the expression model, presets, wrinkles and teeth of the transfer.")
public final class TransferCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(TransferCommand.class);

  @Option(names = "--data", description = "Folder with faces (${DEFAULT-VALUE}).")
  private Path data = Path.of("../shared/data");

  @Option(
      names = "--out",
      required = true,
      description = "Folder for transfer.mstw and transfer-metrics.json.")
  private Path out;

  @Override
  public Integer call() throws Exception {
    Files.createDirectories(out);
    Path faces = data.resolve("faces");
    MeshFiles mesh = MeshFiles.read(faces);
    LondonSet london = new LondonSet(faces);
    PressSet press = new PressSet(faces, mesh.canonical());
    List<float[]> neutral = new ArrayList<>();
    List<float[]> smiling = new ArrayList<>();
    for (String person : london.learning()) {
      neutral.add(FrontalMesh.of(london.neutral(person), mesh.canonical()).xyz());
      smiling.add(FrontalMesh.of(london.smiling(person), mesh.canonical()).xyz());
    }
    ExpressionModelFit fit = ExpressionModelFit.of(neutral, smiling, mesh);
    ExpressionModel model =
        new ExpressionModel(
            new ExpressionModel.Parts(
                mesh.canonical(),
                fit.mean(),
                fit.identity(),
                fit.names(),
                fit.shapes(),
                fit.fit(),
                EmotionReadoutFit.of(press, fit),
                new PresetFit(mesh, press, fit).presets()));
    WrinkleFit wrinkles = WrinkleFit.of(london, model, mesh.triangles());
    LOG.info("wrinkles explain {} of the learning people's changes", wrinkles.explained());
    TransferModel transfer =
        new TransferModel(
            model, mesh.triangles(), wrinkles.map(), TeethFit.of(london), "transfer/new");
    try (OutputStream stream = Files.newOutputStream(out.resolve("transfer.mstw"));
        NDManager manager = InferenceEngine.start().newBaseManager()) {
      String hash = TransferModelFile.write(stream, transfer, wrinkles.map(), manager);
      LOG.info("transfer.mstw written, sha256 {}", hash);
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("people", neutral.size());
    figures.put("held_out", london.heldOut().size());
    figures.put("shapes", fit.names().size());
    figures.put("wrinkles_explained", wrinkles.explained());
    Metrics.write(out.resolve("transfer-metrics.json"), figures);
    return 0;
  }
}
