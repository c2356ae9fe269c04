package org.memestream.facetransfer.training.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.memestream.facetransfer.expression.ExpressionModel;
import org.memestream.facetransfer.landmarks.Landmarks;

/**
 * One row of an index with its mesh.
 *
 * @param columns of the index, by name
 * @param landmarks pixels of the picture
 */
record StoredLandmarks(Map<String, String> columns, Landmarks landmarks) {

  /**
   * Reads an index and the meshes beside it.
   *
   * @param unit stored number of one pixel
   */
  static List<StoredLandmarks> read(Path index, Path meshes, float unit) throws IOException {
    List<String> lines = Files.readAllLines(index);
    String[] names = lines.get(0).split("\t");
    ShortBuffer numbers;
    try (InputStream stream = new GZIPInputStream(Files.newInputStream(meshes))) {
      numbers =
          ByteBuffer.wrap(stream.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    }
    List<StoredLandmarks> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] values = line.split("\t");
      Map<String, String> columns = new HashMap<>();
      for (int i = 0; i < names.length; i++) {
        columns.put(names[i], values[i]);
      }
      float[] xyz = new float[ExpressionModel.NUMBERS];
      for (int i = 0; i < xyz.length; i++) {
        xyz[i] = numbers.get() / unit;
      }
      rows.add(new StoredLandmarks(columns, new Landmarks(xyz)));
    }
    return rows;
  }

  String column(String name) {
    return columns.get(name);
  }
}
