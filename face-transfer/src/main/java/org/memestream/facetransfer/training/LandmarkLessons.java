package org.memestream.facetransfer.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.memestream.facetransfer.djl.LandmarkNetwork;
import org.memestream.facetransfer.landmarks.FaceCrop;

/**
 * Draws the views that the landmark network learns from: mostly press crops, the rarer emotions
 * more often than they are, and a share of sharp portraits and of faces from pictures of all kinds.
 */
final class LandmarkLessons {

  private static final Set<String> COMMON = Set.of("neutral", "happiness");
  private static final double TIGHT = 0.55;

  private record Pool(List<KnownFace> faces, double weight) {}

  private final List<Pool> pools = new ArrayList<>();
  private final MirroredMesh mirror;

  /**
   * @param found faces of all kinds; may be empty
   */
  LandmarkLessons(
      List<KnownFace> press,
      List<KnownFace> portraits,
      List<KnownFace> found,
      MirroredMesh mirror) {
    this.mirror = mirror;
    add(press, 0.45);
    add(press.stream().filter(face -> !COMMON.contains(face.emotion())).toList(), 0.2);
    add(portraits, 0.12);
    add(found, 0.23);
    if (pools.isEmpty()) {
      throw new IllegalArgumentException("there is no face to learn from");
    }
  }

  private void add(List<KnownFace> faces, double weight) {
    if (!faces.isEmpty()) {
      pools.add(new Pool(faces, weight));
    }
  }

  /** As many views, drawn at random. */
  List<FaceView> draw(int count, SplittableRandom random) {
    List<FaceView> views = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      KnownFace face = face(random);
      FaceCrop crop = FaceCrop.around(face.mesh(), LandmarkNetwork.CROP);
      Framing framing = random.nextDouble() < TIGHT ? Framing.TIGHT : Framing.LOOSE;
      views.add(
          FaceView.varied(face, framing.stray(crop, random), LandmarkNetwork.SIDE, mirror, random));
    }
    return views;
  }

  /** Meshes as they lie in as many views, for their principal components. */
  List<float[]> meshes(int count, SplittableRandom random) {
    List<float[]> meshes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      KnownFace face = face(random);
      FaceCrop crop = FaceCrop.around(face.mesh(), LandmarkNetwork.CROP);
      float[] mesh = Framing.LOOSE.stray(crop, random).fromPicture(face.mesh().xyz());
      meshes.add(random.nextBoolean() ? mirror.of(mesh) : mesh);
    }
    return meshes;
  }

  private KnownFace face(SplittableRandom random) {
    double left = random.nextDouble() * pools.stream().mapToDouble(Pool::weight).sum();
    for (Pool pool : pools) {
      left -= pool.weight;
      if (left < 0) {
        return pool.faces.get(random.nextInt(pool.faces.size()));
      }
    }
    List<KnownFace> last = pools.get(pools.size() - 1).faces;
    return last.get(random.nextInt(last.size()));
  }
}
