package org.memestream.facetransfer.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.detection.FaceDetector;
import org.memestream.facetransfer.detection.Keypoints;
import org.memestream.facetransfer.landmarks.FaceCrop;
import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.network.OnnxNetwork;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureScaler;

/**
 * The networks that label faces for training and measuring: YuNet (Wu et al. 2023) for boxes, and
 * FaceMesh (Kartynnik et al. 2019) for meshes. One instance serves one thread.
 */
final class MeshTeacher implements FaceDetector {

  private static final int FIELD = 320;
  private static final double LEAST_SCORE = 0.6;
  private static final double MOST_OVERLAP = 0.3;
  private static final int MESH_SIDE = 192;
  private static final double MESH_CROP = 1.5;
  private static final float LEAST_MESH_SCORE = 18;

  private final OnnxNetwork detector;
  private final OnnxNetwork mesh;

  /**
   * @param models folder of the ONNX files
   */
  MeshTeacher(Path models) throws IOException {
    this.detector = new OnnxNetwork(models.resolve("yunet_n_320_320.onnx"));
    this.mesh = new OnnxNetwork(models.resolve("face_landmark_468.onnx"));
  }

  @Override
  public List<DetectedFace> detect(Picture picture) {
    double scale = (double) FIELD / Math.max(picture.width(), picture.height());
    int width = Math.max(1, (int) (picture.width() * scale));
    int height = Math.max(1, (int) (picture.height() * scale));
    byte[] rgb = new PictureScaler().scaledTo(picture, width, height).rgb();
    float[] field = new float[3 * FIELD * FIELD];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int channel = 0; channel < 3; channel++) {
          field[((2 - channel) * FIELD + y) * FIELD + x] =
              rgb[3 * (y * width + x) + channel] & 0xff;
        }
      }
    }
    Map<String, float[]> answer = detector.run(field, 1, 3, FIELD, FIELD);
    List<DetectedFace> candidates = new ArrayList<>();
    for (int stride : new int[] {8, 16, 32}) {
      decode(answer, stride, scale, picture, candidates);
    }
    candidates.sort((one, other) -> Double.compare(other.score(), one.score()));
    List<DetectedFace> kept = new ArrayList<>();
    for (DetectedFace face : candidates) {
      if (kept.stream().noneMatch(other -> overlap(face.box(), other.box()) > MOST_OVERLAP)) {
        kept.add(face);
      }
    }
    kept.sort(DetectedFace.LARGEST_FIRST);
    return kept;
  }

  private static void decode(
      Map<String, float[]> answer,
      int stride,
      double scale,
      Picture picture,
      List<DetectedFace> faces) {
    float[] classes = answer.get("cls_" + stride);
    float[] objects = answer.get("obj_" + stride);
    float[] boxes = answer.get("bbox_" + stride);
    float[] points = answer.get("kps_" + stride);
    int cells = FIELD / stride;
    for (int i = 0; i < cells * cells; i++) {
      double score = Math.sqrt(unit(classes[i]) * unit(objects[i]));
      if (score <= LEAST_SCORE) {
        continue;
      }
      int column = i % cells;
      int row = i / cells;
      double width = Math.exp(boxes[4 * i + 2]) * stride / scale;
      double height = Math.exp(boxes[4 * i + 3]) * stride / scale;
      double left = (column + boxes[4 * i]) * stride / scale - width / 2;
      double top = (row + boxes[4 * i + 1]) * stride / scale - height / 2;
      Keypoints.Point[] places = new Keypoints.Point[5];
      for (int k = 0; k < places.length; k++) {
        places[k] =
            new Keypoints.Point(
                (column + points[10 * i + 2 * k]) * stride / scale,
                (row + points[10 * i + 2 * k + 1]) * stride / scale);
      }
      int x = (int) Math.round(Math.max(0, Math.min(picture.width() - 1, left)));
      int y = (int) Math.round(Math.max(0, Math.min(picture.height() - 1, top)));
      int right = (int) Math.round(Math.min(picture.width(), left + width));
      int bottom = (int) Math.round(Math.min(picture.height(), top + height));
      faces.add(
          new DetectedFace(
              new FaceBox(x, y, Math.max(1, right - x), Math.max(1, bottom - y)),
              score,
              Optional.of(new Keypoints(places[0], places[1], places[2], places[3], places[4]))));
    }
  }

  private static double unit(float value) {
    return Math.max(0, Math.min(1, value));
  }

  private static double overlap(FaceBox one, FaceBox other) {
    double width =
        Math.min(one.x() + one.width(), other.x() + other.width()) - Math.max(one.x(), other.x());
    double height =
        Math.min(one.y() + one.height(), other.y() + other.height()) - Math.max(one.y(), other.y());
    double common = Math.max(0, width) * Math.max(0, height);
    return common / (one.area() + other.area() - common);
  }

  /** The mesh of a detected face after two passes; empty where it is not to be trusted. */
  Optional<Landmarks> mesh(Picture picture, DetectedFace face) {
    Meshed first = meshIn(picture, FaceCrop.around(face, MESH_CROP));
    Meshed second = meshIn(picture, FaceCrop.around(first.mesh, MESH_CROP));
    return second.score < LEAST_MESH_SCORE ? Optional.empty() : Optional.of(second.mesh);
  }

  private record Meshed(Landmarks mesh, float score) {}

  private Meshed meshIn(Picture picture, FaceCrop crop) {
    byte[] rgb = crop.cut(picture, MESH_SIDE);
    int plane = MESH_SIDE * MESH_SIDE;
    float[] input = new float[3 * plane];
    for (int i = 0; i < rgb.length; i++) {
      input[i % 3 * plane + i / 3] = (rgb[i] & 0xff) / 255f;
    }
    Map<String, float[]> answer = mesh.run(input, 1, 3, MESH_SIDE, MESH_SIDE);
    float[] points = answer.get("conv2d_20");
    for (int i = 0; i < 3 * FaceMesh.VERTICES; i++) {
      points[i] = i % 3 == 2 ? points[i] / MESH_SIDE : (points[i] + 0.5f) / MESH_SIDE - 0.5f;
    }
    return new Meshed(new Landmarks(crop.toPicture(points)), answer.get("conv2d_30")[0]);
  }

  @Override
  public void close() {
    detector.close();
    mesh.close();
  }
}
