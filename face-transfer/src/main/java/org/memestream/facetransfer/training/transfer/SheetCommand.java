package org.memestream.facetransfer.training.transfer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.memestream.facetransfer.expression.Expression;
import org.memestream.facetransfer.expression.FaceSelection;
import org.memestream.facetransfer.opencv.OpenCvResampler;
import org.memestream.facetransfer.transfer.ExpressionSource;
import org.memestream.facetransfer.transfer.FaceExpressionTransfer;
import org.memestream.facetransfer.transfer.FaceRegion;
import org.memestream.facetransfer.transfer.TransferOutcome;
import org.memestream.facetransfer.transfer.TransferRequest;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code memestream evaluate face sheet}. */
@Command(
    name = "sheet",
    mixinStandardHelpOptions = true,
    description = "Lay out transfers onto people kept apart: every preset, and smiles of others.")
public final class SheetCommand implements Callable<Integer> {

  @Option(names = "--data", description = "Folder with faces (${DEFAULT-VALUE}).")
  private Path data = Path.of("../shared/data");

  @Option(names = "--model", required = true, description = "transfer.mstw to look at.")
  private Path model;

  @Mixin private ExtraParts parts = new ExtraParts();

  @Option(names = "--out", required = true, description = "PNG to write.")
  private Path out;

  @Option(names = "--strength", description = "0 to 2 (${DEFAULT-VALUE}).")
  private double strength = 1;

  @Option(names = "--people", split = ",", description = "London people (those kept apart).")
  private List<String> people = new ArrayList<>();

  @Option(names = "--drivers", split = ",", description = "London smiles (${DEFAULT-VALUE}).")
  private List<String> drivers = List.of("022", "129", "004");

  @Option(names = "--tile", description = "Pixels of a face (${DEFAULT-VALUE}).")
  private int tile = 256;

  @Override
  public Integer call() throws Exception {
    LondonSet london = new LondonSet(data.resolve("faces"));
    List<String> targets = people.isEmpty() ? london.heldOut() : people;
    StoredFaces faces = new StoredFaces();
    List<ExpressionSource> sources = new ArrayList<>();
    for (Expression expression : Expression.values()) {
      sources.add(new ExpressionSource.Preset(expression));
    }
    ContactSheet sheet =
        new ContactSheet(1 + sources.size() + drivers.size(), 1 + targets.size(), tile);
    for (String person : drivers) {
      Picture driver = faces.add(london.smilingPicture(person), london.smiling(person));
      sheet.put(1 + sources.size(), 0, driver, faces.of(driver));
      sources.add(new ExpressionSource.Driver(driver));
    }
    try (FaceExpressionTransfer transfer =
        new FaceExpressionTransfer(parts.open(faces, faces, model, new OpenCvResampler()))) {
      for (int row = 0; row < targets.size(); row++) {
        String person = targets.get(row);
        Picture target = faces.add(london.neutralPicture(person), london.neutral(person));
        sheet.put(0, row + 1, target, faces.of(target));
        for (int column = 0; column < sources.size(); column++) {
          TransferOutcome outcome =
              transfer.transfer(
                  new TransferRequest(
                      target,
                      sources.get(column),
                      strength,
                      new FaceSelection.All(),
                      FaceRegion.ALL,
                      0));
          if (outcome instanceof TransferOutcome.Transferred done) {
            sheet.put(column + 1, row + 1, done.picture(), faces.of(target));
          }
        }
      }
    }
    Files.write(out, new PictureWriter().png(sheet.picture()));
    return 0;
  }
}
