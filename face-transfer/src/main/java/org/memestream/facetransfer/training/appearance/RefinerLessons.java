package org.memestream.facetransfer.training.appearance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.memestream.facetransfer.djl.CnnFaceRefiner;
import org.memestream.facetransfer.djl.RefinerNetwork;
import org.memestream.facetransfer.expression.Emotion;
import org.memestream.facetransfer.expression.ExpressionCoefficients;
import org.memestream.facetransfer.landmarks.FaceCrop;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.facetransfer.transfer.CanonicalMap;
import org.memestream.facetransfer.transfer.FaceRefiner;
import org.memestream.facetransfer.transfer.TransferModel;
import org.memestream.facetransfer.transfer.WrinkleMap;

/**
 * Makes composed faces whose real look is known: neutral faces moved to the same person's smile and
 * back, and any face moved away and back.
 */
final class RefinerLessons {

  private static final int SIDE = RefinerNetwork.SIDE;
  private static final int FINE_SIDE = 192;
  private static final double OPEN = 0.03;
  private static final float RATIO_UNIT = 200;

  /** Who is learned from and who is kept for the examination. */
  enum Part {
    LEARNED,
    HELD_OUT
  }

  private final TransferModel model;
  private final WrinkleParts parts;
  private final MeshWarp warp;
  private final WrinkleMap wrinkles;
  private final float[] mapPoints;
  private final List<RefinerLesson> pairs = new ArrayList<>();
  private final List<AlignedFace> faces = new ArrayList<>();
  private final List<float[]> mouths = new ArrayList<>();

  RefinerLessons(TransferModel model, WrinkleMap wrinkles, WrinkleParts parts) {
    this.model = model;
    this.wrinkles = wrinkles;
    this.parts = parts;
    this.warp = new MeshWarp(model.triangles());
    this.mapPoints = CanonicalMap.of(model.expressions().parts().mean()).points();
  }

  /**
   * Reads what lessons are made of.
   *
   * @param crops how many press photos
   */
  void read(Path data, Part part, int crops) throws IOException {
    Map<String, AlignedFace> neutral = new TreeMap<>();
    Map<String, AlignedFace> smiling = new TreeMap<>();
    for (FaceExample example : FaceExample.london(data)) {
      boolean wanted = example.heldOut() == (part == Part.HELD_OUT);
      boolean open = example.landmarks().mouthGap() > 2 * OPEN;
      if (!example.heldOut() && open) {
        FacePixels pixels = example.pixels();
        float[] mouth = MouthCut.WHOLE.cut(pixels, example.landmarks());
        if (OpenedMouth.showsTeeth(mouth)) {
          mouths.add(mouth);
        }
      }
      if (wanted) {
        (example.emotion().equals("neutral") ? neutral : smiling)
            .put(example.person(), AlignedFace.read(example, model.expressions()));
      }
    }
    SplittableRandom random = new SplittableRandom(7);
    for (String person : neutral.keySet()) {
      AlignedFace before = neutral.get(person);
      AlignedFace after = smiling.get(person);
      pairs.add(pair(before, after, random));
      if (part == Part.LEARNED) {
        pairs.add(pair(after, before, random));
        faces.add(before);
        faces.add(after);
      }
    }
    List<FaceExample> press =
        FaceExample.crops(data).stream()
            .filter(example -> example.heldOut() == (part == Part.HELD_OUT))
            .toList();
    for (int i = 0; i < crops; i++) {
      faces.add(AlignedFace.read(press.get(i * press.size() / crops), model.expressions()));
    }
  }

  /** Composed of one photo, to be like the other; the mouth is a stranger's if it opens. */
  private RefinerLesson pair(AlignedFace from, AlignedFace to, SplittableRandom random) {
    Landmarks moved = from.posed(to.frontal().xyz());
    FaceCrop crop = FaceCrop.around(moved, FaceRefiner.CROP_FACTOR);
    float[] points = AlignedFace.places(crop, moved, SIDE);
    float[] composed = floats(from.cut(crop, SIDE));
    float[] face = draw(from, composed, points);
    float[] real = composed.clone();
    draw(to, real, points);
    match(real, composed, face);
    ExpressionCoefficients change = expression(to).minus(expression(from));
    shade(composed, points, change);
    if (moved.mouthGap() > OPEN && to.example().landmarks().mouthGap() > OPEN) {
      MouthStamp.draw(
          mouths.get(random.nextInt(mouths.size())),
          composed,
          points,
          SIDE,
          random.nextDouble(0.75, 1.05));
    }
    return new RefinerLesson(
        composed, real, face, points, CnnFaceRefiner.condition(parts.parts(), change));
  }

  private float[] draw(AlignedFace from, float[] onto, float[] points) {
    Landmarks own = from.example().landmarks();
    FaceCrop crop = FaceCrop.around(own, FaceRefiner.CROP_FACTOR);
    return warp.draw(
        from.cut(crop, FINE_SIDE), AlignedFace.places(crop, own, FINE_SIDE), onto, points, SIDE);
  }

  /** Wrinkles as the transfer draws them. */
  private void shade(float[] onto, float[] points, ExpressionCoefficients change) {
    float[] ratio = wrinkles.logRatio(change);
    byte[] map = new byte[3 * ratio.length];
    for (int i = 0; i < map.length; i++) {
      map[i] = (byte) Math.max(0, Math.min(255, Math.round(128 + RATIO_UNIT * ratio[i / 3])));
    }
    float[] drawn = new float[onto.length];
    float[] covered =
        warp.draw(
            new FacePixels(CanonicalMap.SIDE, CanonicalMap.SIDE, map),
            mapPoints,
            drawn,
            points,
            SIDE);
    for (int i = 0; i < onto.length; i++) {
      if (covered[i / 3] > 0) {
        onto[i] = (float) Math.min(255, onto[i] * Math.exp((drawn[i] - 128) / RATIO_UNIT));
      }
    }
  }

  /** Light of the second picture for the first one. */
  private static void match(float[] picture, float[] light, float[] face) {
    double[] sums = new double[6];
    for (int i = 0; i < picture.length; i++) {
      sums[i % 3] += picture[i] * face[i / 3];
      sums[3 + i % 3] += light[i] * face[i / 3];
    }
    for (int i = 0; i < picture.length; i++) {
      if (face[i / 3] > 0) {
        picture[i] = (float) Math.min(255, picture[i] * sums[3 + i % 3] / sums[i % 3]);
      }
    }
  }

  /** A composed smile, or the way back. */
  RefinerLesson drawPair(SplittableRandom random) {
    return Damage.light(pairs.get(random.nextInt(pairs.size())), random);
  }

  /** A face that was moved to somebody's expression and back. */
  RefinerLesson drawReturned(SplittableRandom random) {
    AlignedFace face = faces.get(random.nextInt(faces.size()));
    AlignedFace other = faces.get(random.nextInt(faces.size()));
    float[] shape = face.frontal().xyz().clone();
    float[] there = model.expressions().read(other.frontal()).offset();
    float[] here = model.expressions().read(face.frontal()).offset();
    for (int i = 0; i < shape.length; i++) {
      shape[i] += there[i] - here[i];
    }
    Landmarks own = face.example().landmarks();
    FaceCrop crop = FaceCrop.around(own, FaceRefiner.CROP_FACTOR);
    FacePixels picture = face.cut(crop, SIDE);
    float[] points = AlignedFace.places(crop, own, SIDE);
    float[] away = AlignedFace.places(crop, face.posed(shape), SIDE);
    float[] moved = floats(picture);
    warp.draw(picture, points, moved, away, SIDE);
    float[] real = floats(picture);
    float[] composed = real.clone();
    float[] covered = warp.draw(bytes(moved), away, composed, points, SIDE);
    ExpressionCoefficients change = expression(face).minus(expression(other));
    RefinerLesson lesson =
        new RefinerLesson(
            composed, real, covered, points, CnnFaceRefiner.condition(parts.parts(), change));
    return Damage.heavy(lesson, random);
  }

  /** Composed smiles as they are. */
  List<RefinerLesson> pairs() {
    return List.copyOf(pairs);
  }

  private ExpressionCoefficients expression(AlignedFace face) {
    float[] emotions = new float[Emotion.values().length];
    for (Emotion emotion : Emotion.values()) {
      if (emotion.name().equalsIgnoreCase(face.example().emotion())) {
        emotions[emotion.ordinal()] = 1;
      }
    }
    return new ExpressionCoefficients(
        model.expressions().read(face.frontal()).coefficients().geometric(), emotions);
  }

  private static float[] floats(FacePixels pixels) {
    float[] rgb = new float[pixels.rgb().length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = pixels.rgb()[i] & 0xff;
    }
    return rgb;
  }

  private static FacePixels bytes(float[] rgb) {
    byte[] bytes = new byte[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      bytes[i] = (byte) Math.max(0, Math.min(255, Math.round(rgb[i])));
    }
    return new FacePixels(SIDE, SIDE, bytes);
  }
}
