package org.memestream.facetransfer.training;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.djl.CnnLandmarkDetector;
import org.memestream.facetransfer.djl.LandmarkNetwork;
import org.memestream.facetransfer.landmarks.FaceCrop;
import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.training.Metrics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code memestream evaluate face landmarks}. */
@Command(
    name = "landmarks",
    mixinStandardHelpOptions = true,
    description = {
      "Measure how far found meshes are from the teacher's, on people not learnt from.",
      "Errors are mean distances of the 468 points in per cent of the interocular distance."
    })
final class EvaluateLandmarksCommand implements Callable<Integer> {

  private static final int SHOWN = 6;
  private static final double SHEET_CROP = 1.3;

  @Spec private CommandSpec spec;

  @Option(names = "--data", description = "Folder with faces (${DEFAULT-VALUE}).")
  private Path data = Path.of("../shared/data");

  @Option(names = "--model", required = true, description = "landmarks.mstw.")
  private Path model;

  @Option(
      names = "--out",
      required = true,
      description = "Folder for landmarks.json and landmarks-SET.png: best, median and worst.")
  private Path out;

  /** What was found of a face. */
  private record Found(
      KnownFace face, Landmarks first, Landmarks mesh, double firstError, double error) {}

  @Override
  public Integer call() throws Exception {
    Files.createDirectories(out);
    FaceData faces = FaceData.in(data);
    Map<String, Object> figures = new LinkedHashMap<>();
    try (InputStream stream = Files.newInputStream(model);
        CnnLandmarkDetector detector = CnnLandmarkDetector.read(stream);
        MeshTeacher teacher = new MeshTeacher(faces.folder().resolve("models"))) {
      figures.put("model", detector.identity());
      List<Found> press = new ArrayList<>();
      FaceCrop whole = FaceData.pressCrops(1).get(0);
      for (KnownFace face : faces.press(FaceData.Part.EXAM)) {
        press.add(found(face, whole, detector));
      }
      figures.put("press", figures("press", press, found -> found.face.emotion()));
      Map<String, Map<String, String>> people = faces.londonPeople();
      List<Found> london = portraits(faces.london(FaceData.Part.EXAM), detector, teacher);
      figures.put(
          "london", figures("london", london, found -> group(people.get(found.face.person()))));
      List<KnownFace> taught = taught(faces.folder().resolve("others/canada"), teacher);
      figures.put(
          "canada", figures("canada", portraits(taught, detector, teacher), found -> "all"));
      figures.put("milliseconds", milliseconds(london, detector));
    }
    Metrics.write(out.resolve("landmarks.json"), figures);
    PrintWriter console = spec.commandLine().getOut();
    figures.forEach((name, value) -> console.printf("%-14s %s%n", name, value));
    return 0;
  }

  private static String group(Map<String, String> person) {
    return person.get("face_gender") + " " + person.get("face_eth");
  }

  private static Found found(KnownFace face, FaceCrop crop, CnnLandmarkDetector detector) {
    Landmarks first = detector.within(face.picture(), crop);
    Landmarks mesh = detector.within(face.picture(), FaceCrop.around(first, LandmarkNetwork.CROP));
    return new Found(
        face,
        first,
        mesh,
        LandmarkExam.error(first, face.mesh()),
        LandmarkExam.error(mesh, face.mesh()));
  }

  private static List<Found> portraits(
      List<KnownFace> faces, CnnLandmarkDetector detector, MeshTeacher teacher) {
    List<Found> all = new ArrayList<>();
    for (KnownFace face : faces) {
      for (DetectedFace box : teacher.detect(face.picture()).stream().limit(1).toList()) {
        all.add(found(face, CnnLandmarkDetector.firstCrop(box), detector));
      }
    }
    return all;
  }

  private static List<KnownFace> taught(Path folder, MeshTeacher teacher) throws IOException {
    List<KnownFace> faces = new ArrayList<>();
    for (Path file : FaceData.pictures(folder)) {
      Picture picture = FaceData.picture(file);
      for (DetectedFace box : teacher.detect(picture).stream().limit(1).toList()) {
        Optional<Landmarks> mesh = teacher.mesh(picture, box);
        String name = file.getFileName().toString();
        mesh.ifPresent(
            known -> faces.add(new KnownFace(name, name, KnownFace.UNKNOWN, picture, known)));
      }
    }
    return faces;
  }

  private Map<String, Object> figures(String set, List<Found> all, Function<Found, String> group)
      throws IOException {
    Map<String, Object> figures = new LinkedHashMap<>();
    double[] errors = all.stream().mapToDouble(Found::error).toArray();
    figures.put("faces", all.size());
    figures.put("one_look", Mean.of(all.stream().mapToDouble(Found::firstError).toArray()));
    figures.put("two_looks", Mean.of(errors));
    figures.put("median", Mean.quantile(errors, 0.5));
    figures.put("worst_tenth", Mean.quantile(errors, 0.9));
    figures.put(
        "depth", Mean.of(all.stream().mapToDouble(EvaluateLandmarksCommand::depth).toArray()));
    Map<String, List<Found>> groups = new TreeMap<>();
    all.forEach(
        found -> groups.computeIfAbsent(group.apply(found), name -> new ArrayList<>()).add(found));
    groups.forEach(
        (name, some) ->
            figures.put(
                "%s (%d)".formatted(name, some.size()),
                Mean.of(some.stream().mapToDouble(Found::error).toArray())));
    sheet(all).write(out.resolve("landmarks-%s.png".formatted(set)));
    return figures;
  }

  /** Mean difference in depth, in per cent of the interocular distance. */
  private static double depth(Found found) {
    double sum = 0;
    for (int vertex = 0; vertex < FaceMesh.VERTICES; vertex++) {
      sum += Math.abs(found.mesh.z(vertex) - found.face.mesh().z(vertex));
    }
    return 100 * sum / FaceMesh.VERTICES / found.face.mesh().interocularDistance();
  }

  private static ContactSheet sheet(List<Found> all) {
    List<Found> sorted = all.stream().sorted(Comparator.comparingDouble(Found::error)).toList();
    int shown = Math.min(SHOWN, sorted.size());
    List<Found> some = new ArrayList<>(sorted.subList(0, shown));
    int middle = (sorted.size() - shown) / 2;
    some.addAll(sorted.subList(middle, middle + shown));
    some.addAll(sorted.subList(sorted.size() - shown, sorted.size()));
    ContactSheet sheet = new ContactSheet(SHOWN);
    for (Found found : some) {
      FaceCrop crop = FaceCrop.around(found.face.mesh(), SHEET_CROP);
      var tile =
          sheet.add(found.face.picture(), crop, "%.2f %%, known green".formatted(found.error));
      ContactSheet.draw(tile, crop, found.face.mesh(), new Color(0x33cc44));
      ContactSheet.draw(tile, crop, found.mesh, new Color(0xff3355));
    }
    return sheet;
  }

  private static double milliseconds(List<Found> faces, CnnLandmarkDetector detector) {
    double[] times = new double[60];
    for (int i = 0; i < times.length; i++) {
      KnownFace face = faces.get(i % faces.size()).face;
      FaceCrop crop = FaceCrop.around(face.mesh(), LandmarkNetwork.CROP);
      long start = System.nanoTime();
      detector.within(face.picture(), crop);
      times[i] = (System.nanoTime() - start) / 1e6;
    }
    return Mean.quantile(times, 0.5);
  }
}
