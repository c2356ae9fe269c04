package org.memestream.facetransfer.training;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.memestream.facetransfer.djl.CnnExpressionReader;
import org.memestream.facetransfer.expression.Emotion;
import org.memestream.facetransfer.expression.ExpressionReading;
import org.memestream.runtime.training.Metrics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code memestream evaluate face expression}. */
@Command(
    name = "expression",
    mixinStandardHelpOptions = true,
    description = "Measure which emotions are read from faces of people not learnt from.")
final class EvaluateExpressionCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--data", description = "Folder with faces (${DEFAULT-VALUE}).")
  private Path data = Path.of("../shared/data");

  @Option(names = "--model", required = true, description = "expression.mstw.")
  private Path model;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    FaceData faces = FaceData.in(data);
    try (InputStream stream = Files.newInputStream(model);
        CnnExpressionReader reader = CnnExpressionReader.read(stream)) {
      Confusion press = told(faces.press(FaceData.Part.EXAM), reader);
      Confusion london = told(faces.london(FaceData.Part.EXAM), reader);
      PrintWriter console = spec.commandLine().getOut();
      if (json) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("model", reader.identity());
        figures.put("press", press.figures());
        figures.put("london", london.figures());
        console.println(Metrics.json(figures));
      } else {
        console.println("press crops:");
        press.print(console);
        console.println("London portraits, a smile as happiness:");
        london.print(console);
      }
    }
    return 0;
  }

  private static Confusion told(List<KnownFace> faces, CnnExpressionReader reader) {
    Confusion confusion = Confusion.empty();
    for (KnownFace face : faces) {
      Optional<Integer> label = LabelledEmotion.of(face.emotion());
      label.ifPresent(
          known -> confusion.add(known, likeliest(reader.read(face.picture(), face.mesh()))));
    }
    return confusion;
  }

  private static int likeliest(ExpressionReading reading) {
    int best = LabelledEmotion.NEUTRAL;
    double most = reading.neutral();
    for (Emotion emotion : Emotion.values()) {
      if (reading.emotions().get(emotion) > most) {
        most = reading.emotions().get(emotion);
        best = LabelledEmotion.of(emotion);
      }
    }
    return best;
  }
}
