package org.memestream.facetransfer.training;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.memestream.facetransfer.djl.CropTensors;
import org.memestream.facetransfer.djl.LandmarkNetwork;
import org.memestream.facetransfer.landmarks.FaceCrop;
import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.network.Weights;

/** How far found meshes are from known ones. */
final class LandmarkExam {

  private static final int BATCH = 32;

  private LandmarkExam() {}

  /**
   * Mean distance of the vertices in the picture plane, in per cent of the interocular distance.
   */
  static double error(Landmarks found, Landmarks known) {
    double sum = 0;
    for (int vertex = 0; vertex < FaceMesh.VERTICES; vertex++) {
      sum += Math.hypot(found.x(vertex) - known.x(vertex), found.y(vertex) - known.y(vertex));
    }
    return 100 * sum / FaceMesh.VERTICES / known.interocularDistance();
  }

  /** Meshes of the faces after a look at those crops and a second one at where they were found. */
  static List<Landmarks> twice(
      Weights weights, List<KnownFace> faces, List<FaceCrop> crops, NDManager manager) {
    List<Landmarks> first = once(weights, faces, crops, manager);
    return once(
        weights,
        faces,
        first.stream().map(mesh -> FaceCrop.around(mesh, LandmarkNetwork.CROP)).toList(),
        manager);
  }

  /** Meshes of the faces after one look at those crops. */
  static List<Landmarks> once(
      Weights weights, List<KnownFace> faces, List<FaceCrop> crops, NDManager manager) {
    LandmarkNetwork network = new LandmarkNetwork();
    List<Landmarks> meshes = new ArrayList<>();
    for (int from = 0; from < faces.size(); from += BATCH) {
      int end = Math.min(faces.size(), from + BATCH);
      List<byte[]> squares = new ArrayList<>();
      for (int i = from; i < end; i++) {
        squares.add(crops.get(i).cut(faces.get(i).picture(), LandmarkNetwork.SIDE));
      }
      try (NDManager scope = manager.newSubManager()) {
        float[] answer =
            network
                .forward(weights, CropTensors.stack(scope, squares, LandmarkNetwork.SIDE), false)
                .toFloatArray();
        for (int i = from; i < end; i++) {
          float[] mesh = new float[LandmarkNetwork.NUMBERS];
          System.arraycopy(answer, (i - from) * mesh.length, mesh, 0, mesh.length);
          meshes.add(new Landmarks(crops.get(i).toPicture(mesh)));
        }
      }
    }
    return meshes;
  }

  /** Mean error over faces, in per cent of the interocular distance. */
  static double meanError(List<Landmarks> found, List<KnownFace> faces) {
    double sum = 0;
    for (int i = 0; i < faces.size(); i++) {
      sum += error(found.get(i), faces.get(i).mesh());
    }
    return sum / faces.size();
  }
}
