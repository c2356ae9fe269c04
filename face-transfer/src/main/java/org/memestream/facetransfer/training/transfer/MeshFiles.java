package org.memestream.facetransfer.training.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.memestream.facetransfer.expression.ExpressionModel;
import org.memestream.facetransfer.landmarks.FaceMesh;

/**
 * The canonical face and the expression shapes of {@code faces/mesh}.
 *
 * @param canonical 1404 numbers, mesh pixels
 * @param triangles three vertices each, clockwise on the screen when seen from the front
 * @param shapes name to 1404 numbers: how far each vertex moves when the shape is fully on
 */
record MeshFiles(float[] canonical, int[] triangles, Map<String, float[]> shapes) {

  private static final float MESH_PIXELS = 8;

  static MeshFiles read(Path faces) throws IOException {
    Path folder = faces.resolve("mesh");
    float[] canonical = new float[ExpressionModel.NUMBERS];
    List<Integer> corners = new ArrayList<>();
    int at = 0;
    for (String line : Files.readAllLines(folder.resolve("canonical_face_model.obj"))) {
      String[] words = line.strip().split("\\s+");
      if (words[0].equals("v")) {
        canonical[at++] = MESH_PIXELS * Float.parseFloat(words[1]);
        canonical[at++] = -MESH_PIXELS * Float.parseFloat(words[2]);
        canonical[at++] = -MESH_PIXELS * Float.parseFloat(words[3]);
      } else if (words[0].equals("f")) {
        // With y downwards, the order turns round.
        for (int i = 3; i >= 1; i--) {
          corners.add(Integer.parseInt(words[i].split("/")[0]) - 1);
        }
      }
    }
    return new MeshFiles(
        canonical, corners.stream().mapToInt(Integer::intValue).toArray(), shapes(folder));
  }

  private static Map<String, float[]> shapes(Path folder) throws IOException {
    Map<String, float[]> shapes = new LinkedHashMap<>();
    var numbers =
        ByteBuffer.wrap(Files.readAllBytes(folder.resolve("facs53.f32")))
            .order(ByteOrder.LITTLE_ENDIAN)
            .asFloatBuffer();
    for (String name : Files.readAllLines(folder.resolve("facs53.txt"))) {
      if (!name.isBlank()) {
        float[] movement = new float[ExpressionModel.NUMBERS];
        numbers.get(movement);
        shapes.put(name.strip(), movement);
      }
    }
    return shapes;
  }

  /** The shape of that name, or its two sides together. */
  float[] shape(String name) {
    float[] whole = shapes.get(name);
    if (whole != null) {
      return whole.clone();
    }
    float[] sum = shapes.get(name + "_L").clone();
    float[] other = shapes.get(name + "_R");
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other[i];
    }
    return sum;
  }

  /** For each vertex the one on the other side of the face. */
  int[] opposites() {
    int[] opposites = new int[FaceMesh.VERTICES];
    for (int vertex = 0; vertex < opposites.length; vertex++) {
      double nearest = Double.MAX_VALUE;
      for (int other = 0; other < opposites.length; other++) {
        double x = canonical[3 * vertex] + canonical[3 * other];
        double y = canonical[3 * vertex + 1] - canonical[3 * other + 1];
        double z = canonical[3 * vertex + 2] - canonical[3 * other + 2];
        double distance = x * x + y * y + z * z;
        if (distance < nearest) {
          nearest = distance;
          opposites[vertex] = other;
        }
      }
    }
    return opposites;
  }

  /** The mean of a movement and its mirror image. */
  float[] symmetric(float[] movement) {
    int[] opposites = opposites();
    float[] mean = new float[movement.length];
    for (int vertex = 0; vertex < opposites.length; vertex++) {
      int other = opposites[vertex];
      mean[3 * vertex] = (movement[3 * vertex] - movement[3 * other]) / 2;
      mean[3 * vertex + 1] = (movement[3 * vertex + 1] + movement[3 * other + 1]) / 2;
      mean[3 * vertex + 2] = (movement[3 * vertex + 2] + movement[3 * other + 2]) / 2;
    }
    return mean;
  }
}
