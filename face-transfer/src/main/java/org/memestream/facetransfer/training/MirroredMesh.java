package org.memestream.facetransfer.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.memestream.facetransfer.landmarks.FaceMesh;

/**
 * Which vertex takes the place of which when a face is seen in a mirror.
 *
 * @param partner of each vertex; of one in the middle, itself
 */
record MirroredMesh(int[] partner) {

  /** From the canonical face, {@code mesh/canonical_face_model.obj}. */
  static MirroredMesh read(Path obj) throws IOException {
    double[][] vertices = places(obj);
    int[] partner = new int[vertices.length];
    for (int one = 0; one < vertices.length; one++) {
      partner[one] = nearest(vertices, -vertices[one][0], vertices[one][1], vertices[one][2]);
    }
    for (int one = 0; one < partner.length; one++) {
      if (partner[partner[one]] != one) {
        throw new IOException("%s is not symmetric at vertex %d".formatted(obj, one));
      }
    }
    return new MirroredMesh(partner);
  }

  /** The canonical face as x, y, z of each vertex; y down, z away from the viewer. */
  static float[] vertices(Path obj) throws IOException {
    double[][] places = places(obj);
    float[] xyz = new float[3 * places.length];
    for (int i = 0; i < places.length; i++) {
      xyz[3 * i] = (float) places[i][0];
      xyz[3 * i + 1] = (float) -places[i][1];
      xyz[3 * i + 2] = (float) -places[i][2];
    }
    return xyz;
  }

  private static double[][] places(Path obj) throws IOException {
    double[][] places =
        Files.readAllLines(obj).stream()
            .filter(line -> line.startsWith("v "))
            .map(MirroredMesh::vertex)
            .toArray(double[][]::new);
    if (places.length != FaceMesh.VERTICES) {
      throw new IOException(
          "%s has %d vertices, not %d".formatted(obj, places.length, FaceMesh.VERTICES));
    }
    return places;
  }

  private static double[] vertex(String line) {
    String[] fields = line.trim().split("\\s+");
    return new double[] {
      Double.parseDouble(fields[1]), Double.parseDouble(fields[2]), Double.parseDouble(fields[3])
    };
  }

  private static int nearest(double[][] vertices, double x, double y, double z) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < vertices.length; i++) {
      double[] other = vertices[i];
      double distance =
          (other[0] - x) * (other[0] - x)
              + (other[1] - y) * (other[1] - y)
              + (other[2] - z) * (other[2] - z);
      if (distance < least) {
        least = distance;
        nearest = i;
      }
    }
    return nearest;
  }

  /**
   * The mesh of the mirrored crop.
   *
   * @param xyz x, y, z of each vertex, x from the middle of the crop
   */
  float[] of(float[] xyz) {
    float[] mirrored = new float[xyz.length];
    for (int vertex = 0; vertex < partner.length; vertex++) {
      int from = 3 * partner[vertex];
      mirrored[3 * vertex] = -xyz[from];
      mirrored[3 * vertex + 1] = xyz[from + 1];
      mirrored[3 * vertex + 2] = xyz[from + 2];
    }
    return mirrored;
  }
}
