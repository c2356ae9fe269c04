package org.memestream.facetransfer.training;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.memestream.facetransfer.landmarks.FaceCrop;
import org.memestream.facetransfer.transfer.ExpressionTransfer;
import org.memestream.runtime.training.Metrics;
import org.memestream.runtime.training.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code memestream evaluate face transfer}. */
@Command(
    name = "transfer",
    mixinStandardHelpOptions = true,
    description = {
      "Measure transfers between people who were not learnt from.",
      "Drivers of an emotion are the press crops that the judge is surest of; smiles of portraits"
          + " are taken as they come."
    })
final class EvaluateTransferCommand implements Callable<Integer> {

  private static final double SHEET_CROP = 1.45;
  private static final int SHEET_TARGETS = 10;

  private final Map<String, TransferOpener> variants;

  @Spec private CommandSpec spec;

  @Option(names = "--data", description = "Folder with faces (${DEFAULT-VALUE}).")
  private Path data = Path.of("../shared/data");

  @Option(names = "--judge", required = true, description = "judge.mstw of 'train face-judge'.")
  private Path judge;

  @Option(names = "--model", description = "Folder of the transfer's models; else what ships.")
  private Optional<Path> model = Optional.empty();

  @Option(
      names = "--variant",
      description = "What is measured; 'unchanged' does nothing (${DEFAULT-VALUE}).")
  private String variant = "whole";

  @Option(names = "--strength", description = "Strengths, once for each (default: 1).")
  private List<Double> strengths = List.of(1.0);

  @Option(names = "--kinds", description = "Only kinds that start so, such as 'press anger'.")
  private List<String> kinds = List.of("");

  @Option(names = "--targets", description = "Most targets of each set (${DEFAULT-VALUE}).")
  private int targets = 40;

  @Option(names = "--drivers", description = "Faces that show an emotion (${DEFAULT-VALUE}).")
  private int drivers = 6;

  @Option(names = "--each", description = "Drivers of one kind for a target (${DEFAULT-VALUE}).")
  private int each = 1;

  @Option(names = "--out", required = true, description = "Folder for metrics.json and sheets.")
  private Path out;

  /**
   * @param variants by name, such as {@code whole}
   */
  EvaluateTransferCommand(Map<String, TransferOpener> variants) {
    this.variants = new LinkedHashMap<>(variants);
    this.variants.put("unchanged", folder -> new UnchangedTransfer());
  }

  @Override
  public Integer call() throws Exception {
    TransferOpener opener = variants.get(variant);
    if (opener == null) {
      throw new ParameterException(
          spec.commandLine(),
          "--variant: there is no '%s', but %s".formatted(variant, variants.keySet()));
    }
    Files.createDirectories(out);
    FaceData faces = FaceData.in(data);
    Path models = faces.folder().resolve("models");
    try (MeshTeacher teacher = new MeshTeacher(models);
        IdentityTeacher identity = new IdentityTeacher(models);
        FaceJudge known = new FaceJudge(judge);
        ExpressionTransfer transfer = opener.open(model)) {
      JudgedFace.Panel panel = new JudgedFace.Panel(teacher, identity, known);
      TransferCases cases = new TransferCases(faces, panel);
      cases.read(targets, drivers);
      float[] canonical =
          MirroredMesh.vertices(faces.folder().resolve("mesh/canonical_face_model.obj"));
      TransferExam exam = new TransferExam(transfer, panel, canonical);
      List<TransferCase> chosen =
          cases.cases(each).stream()
              .filter(one -> kinds.stream().anyMatch(one.kind()::startsWith))
              .toList();
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("model", transfer.model());
      figures.put("variant", variant);
      figures.put("real_smiles", real(cases));
      for (double strength : strengths) {
        figures.put("strength " + strength, measured(exam, chosen, strength));
      }
      Metrics.write(out.resolve("metrics.json"), figures);
    }
    return 0;
  }

  /** What the measures say of people's own smiles against their neutral faces. */
  private static Map<String, Object> real(TransferCases cases) {
    int happiness = LabelledEmotion.of("happiness").orElseThrow();
    List<Double> cosines = new ArrayList<>();
    Map<String, JudgedFace> smiles = cases.realSmiles();
    for (TransferCase.Target target : cases.targets()) {
      JudgedFace smile = smiles.get(target.person());
      if (smile != null) {
        cosines.add(IdentityTeacher.cosine(target.face().identity(), smile.identity()));
      }
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("people", cosines.size());
    figures.put(
        "recognised",
        Mean.of(
            smiles.values().stream()
                .mapToDouble(face -> face.told() == happiness ? 1 : 0)
                .toArray()));
    figures.put("identity", Mean.of(cosines.stream().mapToDouble(Double::doubleValue).toArray()));
    figures.values().removeIf(value -> value instanceof Double number && number.isNaN());
    return figures;
  }

  private Map<String, Object> measured(TransferExam exam, List<TransferCase> cases, double strength)
      throws IOException {
    List<TransferScore> scores = new ArrayList<>();
    try (Progress progress = new Progress("strength " + strength, cases.size())) {
      for (TransferCase one : cases) {
        scores.add(exam.take(one, strength));
        progress.step(one.kind());
      }
    }
    TransferReport all = new TransferReport(scores);
    Map<String, TransferReport> byKind = all.by(one -> one.of().kind());
    Map<String, TransferReport> byGroup = all.by(one -> one.of().target().group());
    PrintWriter console = spec.commandLine().getOut();
    console.printf("%nstrength %s, %s%n", strength, variant);
    TransferReport.print(byKind, console);
    TransferReport.print(byGroup, console);
    console.flush();
    for (Map.Entry<String, TransferReport> kind : byKind.entrySet()) {
      sheet(kind.getValue().scores())
          .write(out.resolve("%s-%s.png".formatted(kind.getKey().replace(' ', '-'), strength)));
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("all", all.figures());
    byKind.forEach((name, report) -> figures.put(name, report.figures()));
    Map<String, Object> groups = new LinkedHashMap<>();
    byGroup.forEach((name, report) -> groups.put(name, report.figures()));
    figures.put("groups", groups);
    return figures;
  }

  /** Source, target and result of some cases, evenly chosen, two cases in a row. */
  private static ContactSheet sheet(List<TransferScore> scores) {
    ContactSheet sheet = new ContactSheet(6);
    int step = Math.max(1, scores.size() / SHEET_TARGETS);
    for (int i = 0; i < scores.size(); i += step) {
      TransferScore score = scores.get(i);
      JudgedFace target = score.of().target().face();
      FaceCrop crop = FaceCrop.around(target.mesh(), SHEET_CROP);
      JudgedFace source = score.of().driver().orElse(target);
      sheet.add(
          source.picture(),
          FaceCrop.around(source.mesh(), SHEET_CROP),
          score.of().driver().isPresent() ? "source: " + name(source.told()) : score.of().kind());
      sheet.add(target.picture(), crop, "target: " + name(target.told()));
      sheet.add(
          score.result().orElse(target.picture()),
          crop,
          score
              .measured()
              .map(
                  one ->
                      "%s %.2f, id %.2f"
                          .formatted(
                              one.recognised() ? "recognised" : "not seen",
                              one.probability(),
                              one.identity()))
              .orElse("refused"));
    }
    return sheet;
  }

  private static String name(int label) {
    return LabelledEmotion.NAMES.get(label);
  }
}
