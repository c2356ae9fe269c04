package org.memestream.facetransfer.transfer;

import java.util.List;
import org.memestream.facetransfer.landmarks.FaceMesh;

/**
 * The triangles that the face is warped by: those of the mesh, and a band around the face to a ring
 * of points that stay where they are. The points are the 468 vertices, then the 36 of the ring.
 */
final class FaceTopology {

  /** The face oval is blown up by this about its middle to make the ring. */
  static final float RING = 1.35f;

  private static final List<Integer> OVAL = FaceMesh.FACE_OVAL;

  /** All points. */
  static final int POINTS = FaceMesh.VERTICES + OVAL.size();

  private final int[] triangles;
  private final int bandStart;

  /**
   * @param meshTriangles three vertices each, turning clockwise on the screen when seen from the
   *     front
   */
  FaceTopology(int[] meshTriangles) {
    bandStart = meshTriangles.length;
    triangles = java.util.Arrays.copyOf(meshTriangles, bandStart + 6 * OVAL.size());
    int at = bandStart;
    for (int i = 0; i < OVAL.size(); i++) {
      int next = (i + 1) % OVAL.size();
      int[] band = {
        OVAL.get(i),
        FaceMesh.VERTICES + i,
        OVAL.get(next),
        OVAL.get(next),
        FaceMesh.VERTICES + i,
        FaceMesh.VERTICES + next
      };
      System.arraycopy(band, 0, triangles, at, band.length);
      at += band.length;
    }
  }

  /** Three points each; the band comes last. */
  int[] triangles() {
    return triangles;
  }

  /** Where in {@link #triangles} the band starts. */
  int bandStart() {
    return bandStart;
  }

  /**
   * Appends the ring around a face to its vertices.
   *
   * @param vertices of the unchanged face, x, y, z each
   * @return x, y of the ring's points
   */
  static float[] ring(float[] vertices) {
    float x = 0;
    float y = 0;
    for (int vertex : OVAL) {
      x += vertices[3 * vertex] / OVAL.size();
      y += vertices[3 * vertex + 1] / OVAL.size();
    }
    float[] ring = new float[2 * OVAL.size()];
    for (int i = 0; i < OVAL.size(); i++) {
      ring[2 * i] = x + RING * (vertices[3 * OVAL.get(i)] - x);
      ring[2 * i + 1] = y + RING * (vertices[3 * OVAL.get(i) + 1] - y);
    }
    return ring;
  }
}
