package org.memestream.facetransfer.transfer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.detection.FaceDetector;
import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.facetransfer.landmarks.LandmarkDetector;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.picture.Picture;

/** Pictures with faces whose places are known, so that neither detector has to look. */
final class SampleFaces implements FaceDetector, LandmarkDetector {

  private final Map<Picture, List<Landmarks>> faces = new HashMap<>();

  /** A face whose middle lies somewhere, so many pixels a mesh pixel large. */
  static Landmarks at(double x, double y, double scale) {
    float[] mesh = SampleMesh.vertices();
    for (int i = 0; i < mesh.length; i += 3) {
      mesh[i] = (float) (x + scale * mesh[i]);
      mesh[i + 1] = (float) (y + scale * mesh[i + 1]);
      mesh[i + 2] = (float) (scale * mesh[i + 2]);
    }
    return new Landmarks(mesh);
  }

  /** A textured picture that holds these faces. */
  Picture picture(int width, int height, Landmarks... held) {
    byte[] rgba = new byte[4 * width * height];
    Random random = new Random(7);
    for (int i = 0; i < width * height; i++) {
      int light = 90 + i % width * 60 / width + random.nextInt(40);
      rgba[4 * i] = (byte) (light + 30);
      rgba[4 * i + 1] = (byte) light;
      rgba[4 * i + 2] = (byte) (light - 20);
      rgba[4 * i + 3] = (byte) (i % 7 == 0 ? 200 : 255);
    }
    return hold(Picture.ofRgba(width, height, rgba), held);
  }

  Picture hold(Picture picture, Landmarks... held) {
    faces.put(picture, List.of(held));
    return picture;
  }

  @Override
  public List<DetectedFace> detect(Picture picture) {
    return faces.getOrDefault(picture, List.of()).stream()
        .map(face -> new DetectedFace(box(picture, face), 1))
        .sorted(DetectedFace.LARGEST_FIRST)
        .toList();
  }

  private static FaceBox box(Picture picture, Landmarks face) {
    int left = clip(face.x(234), picture.width() - 1);
    int top = clip(face.y(FaceMesh.TOP), picture.height() - 1);
    int right = Math.max(left + 1, clip(face.x(454), picture.width()));
    int bottom = Math.max(top + 1, clip(face.y(FaceMesh.CHIN), picture.height()));
    return new FaceBox(
        Math.min(left, right - 1), top, Math.max(1, Math.abs(right - left)), bottom - top);
  }

  private static int clip(float value, int most) {
    return Math.max(0, Math.min(most, Math.round(value)));
  }

  @Override
  public Landmarks detect(Picture picture, DetectedFace face) {
    return faces.get(picture).stream()
        .filter(mesh -> box(picture, mesh).equals(face.box()))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public Landmarks track(Picture frame, Landmarks before) {
    return before;
  }

  @Override
  public void close() {
    faces.clear();
  }
}
