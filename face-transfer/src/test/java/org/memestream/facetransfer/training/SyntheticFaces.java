package org.memestream.facetransfer.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.memestream.facetransfer.landmarks.FaceCrop;
import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.picture.Picture;

/** Faces of nobody: a bright egg with dark eyes and mouth, and a mesh that lies on it. */
public final class SyntheticFaces {

  private static final int SIDE = 128;

  private SyntheticFaces() {}

  /** Faces in different places, of different sizes and rolls; each is a person of its own. */
  static List<KnownFace> faces(int count, List<String> emotions, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<KnownFace> faces = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      FaceCrop place =
          new FaceCrop(
              64 + random.nextDouble(-10, 10),
              64 + random.nextDouble(-10, 10),
              80 + random.nextDouble(-12, 12),
              random.nextDouble(-0.3, 0.3));
      String emotion = emotions.get(i % emotions.size());
      faces.add(
          new KnownFace(
              "drawn " + i, "%08x".formatted(i), emotion, picture(place, emotion), mesh(place)));
    }
    return faces;
  }

  /** A picture of a face there; a happy one has a wide mouth. */
  static Picture picture(FaceCrop place, String emotion) {
    byte[] rgb = new byte[SIDE * SIDE * 3];
    double wide = emotion.equals("happiness") ? 0.3 : 0.12;
    for (int i = 0; i < SIDE * SIDE; i++) {
      float[] point = place.fromPicture(new float[] {i % SIDE, i / SIDE, 0});
      int value = 60;
      if (inside(point, 0, 0, 0.42, 0.5)) {
        value = 210;
      }
      if (inside(point, -0.18, -0.1, 0.08, 0.05) || inside(point, 0.18, -0.1, 0.08, 0.05)) {
        value = 30;
      }
      if (inside(point, 0, 0.28, wide, 0.06)) {
        value = 90;
      }
      for (int channel = 0; channel < 3; channel++) {
        rgb[3 * i + channel] = (byte) (value - 8 * channel);
      }
    }
    return Picture.ofRgb(SIDE, SIDE, rgb);
  }

  private static boolean inside(float[] point, double x, double y, double width, double height) {
    double across = (point[0] - x) / width;
    double down = (point[1] - y) / height;
    return across * across + down * down < 1;
  }

  /** A mesh on the egg: vertices in pairs left and right, the eye corners where the eyes end. */
  public static Landmarks mesh(FaceCrop place) {
    float[] xyz = new float[3 * FaceMesh.VERTICES];
    for (int vertex = 0; vertex < FaceMesh.VERTICES; vertex++) {
      int pair = vertex / 2;
      double ring = Math.sqrt((2 * pair + 0.5) / FaceMesh.VERTICES);
      double angle = pair * 2.399963;
      int side = vertex % 2 == 0 ? 1 : -1;
      xyz[3 * vertex] = (float) (side * 0.42 * ring * Math.abs(Math.cos(angle)));
      xyz[3 * vertex + 1] = (float) (0.5 * ring * Math.sin(angle));
      xyz[3 * vertex + 2] = (float) (0.3 * ring * ring);
    }
    put(xyz, FaceMesh.OUTER_LEFT_EYE ^ 1, 0);
    put(xyz, FaceMesh.OUTER_RIGHT_EYE ^ 1, 0);
    put(xyz, FaceMesh.OUTER_LEFT_EYE, -0.26f);
    put(xyz, FaceMesh.OUTER_RIGHT_EYE, 0.26f);
    return new Landmarks(place.toPicture(xyz));
  }

  private static void put(float[] xyz, int vertex, float x) {
    xyz[3 * vertex] = x;
    xyz[3 * vertex + 1] = -0.1f;
    xyz[3 * vertex + 2] = 0.1f;
  }

  /** The mirror of that mesh. */
  static MirroredMesh mirror() {
    int[] partner = new int[FaceMesh.VERTICES];
    for (int i = 0; i < partner.length; i++) {
      partner[i] = i ^ 1;
    }
    for (int eye : new int[] {FaceMesh.OUTER_LEFT_EYE, FaceMesh.OUTER_RIGHT_EYE}) {
      partner[eye ^ 1] = eye ^ 1;
    }
    partner[FaceMesh.OUTER_LEFT_EYE] = FaceMesh.OUTER_RIGHT_EYE;
    partner[FaceMesh.OUTER_RIGHT_EYE] = FaceMesh.OUTER_LEFT_EYE;
    return new MirroredMesh(partner);
  }
}
