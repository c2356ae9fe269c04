package org.memestream.facetransfer.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.memestream.facetransfer.landmarks.FaceCrop;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.UnacceptablePictureException;

/**
 * The folder {@code faces} of the data: labelled press crops and the London portraits, with the
 * people that are kept for exams.
 *
 * @param folder that holds {@code expressions}, {@code london}, {@code others}, {@code mesh} and
 *     {@code models}
 */
record FaceData(Path folder) {

  private static final double PRESS_SIDE = 128;
  private static final float CROP_UNIT = 64;
  private static final float LONDON_UNIT = 32;
  private static final int PRESS_SHARE = 10;
  private static final int LONDON_SHARE = 5;

  /** The folder in the data folder that commands are given. */
  static FaceData in(Path data) {
    return new FaceData(data.resolve("faces"));
  }

  /** Whether this person of the press crops is kept for exams. */
  static boolean pressExam(String person) {
    return Long.parseLong(person.substring(0, Math.min(8, person.length())), 16) % PRESS_SHARE == 0;
  }

  /** Whether this person of the London portraits is kept for exams. */
  static boolean londonExam(String person) {
    return Integer.parseInt(person) % LONDON_SHARE == 0;
  }

  /** Which part of the people. */
  enum Part {
    TRAINING,
    EXAM
  }

  /** The 128x128 press crops of a part of the people. */
  List<KnownFace> press(Part part) throws IOException {
    List<Map<String, String>> rows = DataTable.rows(folder.resolve("expressions/index.tsv"));
    List<Landmarks> meshes =
        StoredMeshes.read(folder.resolve("expressions/landmarks468.i16.gz"), CROP_UNIT);
    requireEqual("expressions", rows.size(), meshes.size());
    List<KnownFace> faces = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Map<String, String> row = rows.get(i);
      String person = row.get("person");
      if (pressExam(person) == (part == Part.EXAM)) {
        Picture picture = picture(folder.resolve("expressions").resolve(row.get("file")));
        faces.add(
            new KnownFace(row.get("file"), person, row.get("emotion"), picture, meshes.get(i)));
      }
    }
    return faces;
  }

  /** The whole of each press crop, as a first look. */
  static List<FaceCrop> pressCrops(int faces) {
    return Collections.nCopies(
        faces, new FaceCrop(PRESS_SIDE / 2 - 0.5, PRESS_SIDE / 2 - 0.5, PRESS_SIDE, 0));
  }

  /** The 512x512 London portraits of a part of the people; a smile counts as happiness. */
  List<KnownFace> london(Part part) throws IOException {
    List<Map<String, String>> rows = DataTable.rows(folder.resolve("london/index468.tsv"));
    List<Landmarks> meshes =
        StoredMeshes.read(folder.resolve("london/landmarks468.i16.gz"), LONDON_UNIT);
    requireEqual("london", rows.size(), meshes.size());
    List<KnownFace> faces = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String person = rows.get(i).get("id");
      if (londonExam(person) == (part == Part.EXAM)) {
        String expression = rows.get(i).get("expression");
        String file = "london/%s/%s.jpg".formatted(expression, person);
        String emotion = expression.equals("smiling") ? "happiness" : expression;
        faces.add(
            new KnownFace(file, person, emotion, picture(folder.resolve(file)), meshes.get(i)));
      }
    }
    return faces;
  }

  /** Who the people of the London portraits are, by number, as they said themselves. */
  Map<String, Map<String, String>> londonPeople() throws IOException {
    Map<String, Map<String, String>> people = new LinkedHashMap<>();
    for (Map<String, String> row : DataTable.rows(folder.resolve("london/info.csv"))) {
      people.put(row.get("face_id"), row);
    }
    return people;
  }

  /** All picture files in a folder, by name. */
  static List<Path> pictures(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("(?i).*\\.(jpe?g|png|webp)"))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** A picture that is known to be good. */
  static Picture picture(Path file) throws IOException {
    try {
      return new PictureReader().read(Files.readAllBytes(file));
    } catch (UnacceptablePictureException e) {
      throw new IOException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static void requireEqual(String what, int rows, int meshes) throws IOException {
    if (rows != meshes) {
      throw new IOException("%s: %d rows, but %d meshes".formatted(what, rows, meshes));
    }
  }
}
