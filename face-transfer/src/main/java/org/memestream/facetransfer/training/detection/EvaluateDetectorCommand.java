package org.memestream.facetransfer.training.detection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.memestream.facetransfer.FaceDetectors;
import org.memestream.facetransfer.detection.FaceDetector;
import org.memestream.facetransfer.djl.SsdFaceDetector;
import org.memestream.runtime.training.Metrics;
import org.memestream.runtime.training.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code memestream evaluate face detector}. */
@Command(
    name = "detector",
    mixinStandardHelpOptions = true,
    description = {
      "Measure face detectors on pictures kept from training, against the teacher's faces and on"
          + " drawn faces."
    })
public final class EvaluateDetectorCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(EvaluateDetectorCommand.class);
  private static final int WARM_UP = 20;

  @Option(
      names = "--data",
      description = "Folder with images, captions and faces (${DEFAULT-VALUE}).")
  private Path data = Path.of("../shared/data");

  @Option(
      names = "--out",
      required = true,
      description = "Folder for metrics.json and a sheet of pictures for each detector.")
  private Path out;

  @Option(
      names = "--detector",
      description = "ssd, haar or a manifest; can be repeated (default: ssd and haar).")
  private List<String> detectors = List.of(FaceDetectors.SSD, FaceDetectors.HAAR);

  @Option(names = "--weights", description = "Weights of ssd (default: those of the program).")
  private Path weights;

  @Option(names = "--drawn", description = "Drawn faces to look for (${DEFAULT-VALUE}).")
  private int drawn = 300;

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(out);
    List<LabelledPicture> pictures =
        FacePictures.read(data, FaceSplit::apart, 0, out.resolve("labels.tsv")).scenes();
    List<LabelledPicture> drawnScenes =
        DrawnScenes.draw(pictures.stream().filter(LabelledPicture::faceless).toList(), drawn);
    Map<String, Object> figures = new LinkedHashMap<>();
    for (String name : detectors) {
      String plain = name.replaceAll(".*/", "").replace(".json", "");
      try (FaceDetector detector = open(name)) {
        figures.put(plain, figures(detector, plain, pictures, drawnScenes));
      }
    }
    Metrics.write(out.resolve("metrics.json"), figures);
    LOG.info("{}", Metrics.json(figures));
    return 0;
  }

  private FaceDetector open(String name) throws IOException {
    if (name.equals(FaceDetectors.SSD) && weights != null) {
      try (InputStream stream = Files.newInputStream(weights)) {
        return SsdFaceDetector.read(stream);
      }
    }
    return FaceDetectors.open(name);
  }

  private Map<String, Object> figures(
      FaceDetector detector,
      String name,
      List<LabelledPicture> pictures,
      List<LabelledPicture> drawnScenes)
      throws IOException {
    pictures.stream()
        .limit(WARM_UP)
        .forEach(picture -> detector.detect(picture.raster().picture()));
    DetectorExam exam = exam(detector, name, pictures);
    DetectorExam drawnExam = exam(detector, name + ", drawn", drawnScenes);
    DetectionSheet.draw(exam.answers(), 54, 27, out.resolve(name + ".png"));
    DetectionSheet.draw(drawnExam.answers(), 27, 27, out.resolve(name + "-drawn.png"));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("all", exam.figures(any -> true));
    figures.put("memes", exam.figures(picture -> picture.startsWith("images/memeproject")));
    figures.put("templates", exam.figures(picture -> picture.startsWith("captions/")));
    figures.put("photos", exam.figures(picture -> picture.startsWith("images/photos")));
    figures.put("portraits", exam.figures(picture -> picture.startsWith("faces/")));
    figures.put("drawn", drawnExam.figures(any -> true));
    return figures;
  }

  private static DetectorExam exam(
      FaceDetector detector, String name, List<LabelledPicture> pictures) {
    DetectorExam exam = new DetectorExam();
    try (Progress progress = new Progress(name, pictures.size())) {
      for (LabelledPicture picture : pictures) {
        exam.ask(detector, picture);
        progress.step("");
      }
    }
    return exam;
  }
}
