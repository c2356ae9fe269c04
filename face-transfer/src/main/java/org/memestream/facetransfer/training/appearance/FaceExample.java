package org.memestream.facetransfer.training.appearance;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.facetransfer.landmarks.Landmarks;

/**
 * One face with its mesh, of the data that {@code faces/README.md} describes.
 *
 * @param person who it is, as the set numbers them
 * @param emotion its label: neutral, happiness, surprise, anger, sadness, disgust, fear, contempt
 * @param file the picture
 * @param landmarks in it
 * @param heldOut whether this person is kept for the examination
 */
record FaceExample(String person, String emotion, Path file, Landmarks landmarks, boolean heldOut) {

  private static final double LONDON_UNIT = 32;
  private static final double CROP_UNIT = 64;
  private static final int LONDON_SHARE = 5;
  private static final int CROP_SHARE = 10;

  /** The 81 people in colour, 512 x 512; their smiles are labelled happiness. */
  static List<FaceExample> london(Path data) throws IOException {
    Path folder = data.resolve("faces/london");
    List<String[]> rows = rows(folder.resolve("index468.tsv"));
    List<Landmarks> meshes = meshes(folder, rows.size(), LONDON_UNIT);
    List<FaceExample> examples = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String person = rows.get(i)[0];
      String look = rows.get(i)[1];
      examples.add(
          new FaceExample(
              person,
              look.equals("smiling") ? "happiness" : "neutral",
              folder.resolve(look).resolve(person + ".jpg"),
              meshes.get(i),
              Integer.parseInt(person) % LONDON_SHARE == 0));
    }
    return examples;
  }

  /** The press photos, mostly grey, 128 x 128. */
  static List<FaceExample> crops(Path data) throws IOException {
    Path folder = data.resolve("faces/expressions");
    List<String[]> rows = rows(folder.resolve("index.tsv"));
    List<Landmarks> meshes = meshes(folder, rows.size(), CROP_UNIT);
    List<FaceExample> examples = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String person = rows.get(i)[2];
      examples.add(
          new FaceExample(
              person,
              rows.get(i)[1],
              folder.resolve(rows.get(i)[0]),
              meshes.get(i),
              Long.parseLong(person.substring(0, 8), 16) % CROP_SHARE == 0));
    }
    return examples;
  }

  FacePixels pixels() throws IOException {
    return FacePixels.read(file);
  }

  private static List<String[]> rows(Path table) throws IOException {
    return Files.readAllLines(table).stream().skip(1).map(line -> line.split("\t", -1)).toList();
  }

  private static List<Landmarks> meshes(Path folder, int count, double unit) throws IOException {
    int numbers = 3 * FaceMesh.VERTICES;
    byte[] bytes = new byte[2 * numbers * count];
    Path file = folder.resolve("landmarks468.i16.gz");
    try (DataInputStream in =
        new DataInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16))) {
      in.readFully(bytes);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    Landmarks[] meshes = new Landmarks[count];
    Arrays.setAll(
        meshes,
        i -> {
          float[] xyz = new float[numbers];
          for (int j = 0; j < numbers; j++) {
            xyz[j] = (float) (buffer.getShort() / unit);
          }
          return new Landmarks(xyz);
        });
    return List.of(meshes);
  }
}
