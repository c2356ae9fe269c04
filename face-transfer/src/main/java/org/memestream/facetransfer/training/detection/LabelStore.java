package org.memestream.facetransfer.training.detection;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Labels of pictures in a file, so that the teacher is asked once. A line a picture: its name, then
 * 16 fields for each face: {@code sure} or {@code doubtful}, box, score and points; at last {@code
 * end}.
 */
final class LabelStore implements AutoCloseable {

  private static final String SURE = "sure";
  private static final String DOUBTFUL = "doubtful";
  private static final String END = "end";
  private static final int NUMBERS = 15;

  private final Map<String, Labels> known = new HashMap<>();
  private final BufferedWriter added;

  /** What is known of one picture. */
  record Labels(List<FaceLabel> sure, List<FaceLabel> doubtful) {}

  /** Reads what is there, and adds to it. */
  LabelStore(Path file) throws IOException {
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        String[] fields = line.split("\t");
        if (fields[fields.length - 1].equals(END)) {
          known.put(fields[0], labels(fields));
        }
      }
    }
    this.added =
        Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static Labels labels(String[] fields) {
    Labels labels = new Labels(new ArrayList<>(), new ArrayList<>());
    for (int at = 1; at + NUMBERS < fields.length; at += NUMBERS + 1) {
      double[] numbers = new double[NUMBERS];
      for (int i = 0; i < NUMBERS; i++) {
        numbers[i] = Double.parseDouble(fields[at + 1 + i]);
      }
      double[] points = Arrays.copyOfRange(numbers, 5, NUMBERS);
      FaceLabel face =
          new FaceLabel(numbers[0], numbers[1], numbers[2], numbers[3], points, numbers[4]);
      (fields[at].equals(SURE) ? labels.sure : labels.doubtful).add(face);
    }
    return labels;
  }

  Optional<Labels> labels(String name) {
    return Optional.ofNullable(known.get(name));
  }

  void add(LabelledPicture picture) throws IOException {
    StringBuilder line = new StringBuilder(picture.name());
    picture.faces().forEach(face -> append(line, SURE, face));
    picture.doubtful().forEach(face -> append(line, DOUBTFUL, face));
    added.write(line.append('\t').append(END).append('\n').toString());
  }

  private static void append(StringBuilder line, String kind, FaceLabel face) {
    line.append('\t').append(kind);
    double[] box = {face.x(), face.y(), face.width(), face.height(), face.score()};
    for (double number : box) {
      line.append('\t').append((float) number);
    }
    for (double number : face.points()) {
      line.append('\t').append((float) number);
    }
  }

  @Override
  public void close() throws IOException {
    added.close();
  }
}
