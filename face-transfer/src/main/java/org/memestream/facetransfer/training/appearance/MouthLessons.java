package org.memestream.facetransfer.training.appearance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.memestream.facetransfer.djl.MouthCondition;
import org.memestream.facetransfer.expression.Emotion;
import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.facetransfer.landmarks.Landmarks;

/**
 * Mouths to learn from: few sharp ones in colour, seen in another way each time, and many coarse
 * ones, coloured as the sharp ones are.
 *
 * @param sharp smiles with teeth, with their pictures
 * @param coarse open mouths of press photos
 * @param wide those of {@code coarse} that are far open
 */
record MouthLessons(List<Sharp> sharp, List<MouthLesson> coarse, List<MouthLesson> wide) {

  private static final double LEAST_SHARP_GAP = 0.04;
  private static final double LEAST_COARSE_GAP = 0.08;
  private static final double WIDE_GAP = 0.15;
  private static final double WIDEST_GAP = 0.4;
  private static final double OPENED_SHARE = 0.45;
  private static final int BLENDED = 4;
  private static final double CHEEKS = 140;
  private static final double LIGHT_EXPONENT = 0.6;

  /** A face with its picture. */
  record Sharp(FacePixels pixels, FaceExample face) {

    MouthLesson lesson(MouthCut cut) {
      MouthCondition condition = condition(face);
      return new MouthLesson(
          condition.withGap(condition.gap() * (cut.bottom() - cut.top()) / 0.86),
          cut.cut(pixels, face.landmarks()));
    }
  }

  /** Who is learned from and who is kept for the examination. */
  enum Part {
    LEARNED,
    HELD_OUT
  }

  static MouthLessons read(Path data, Part part) throws IOException {
    List<Sharp> sharp = new ArrayList<>();
    List<float[]> colours = new ArrayList<>();
    for (FaceExample face : FaceExample.london(data)) {
      if (face.landmarks().mouthGap() < LEAST_SHARP_GAP) {
        continue;
      }
      FacePixels pixels = face.pixels();
      float[] rgb = MouthCut.WHOLE.cut(pixels, face.landmarks());
      if (!face.heldOut()) {
        colours.add(rgb);
      }
      if (face.heldOut() == (part == Part.HELD_OUT) && OpenedMouth.showsTeeth(rgb)) {
        sharp.add(new Sharp(pixels, face));
      }
    }
    MouthColours palette = new MouthColours(colours);
    List<MouthLesson> coarse = new ArrayList<>();
    for (FaceExample face : FaceExample.crops(data)) {
      if (face.heldOut() == (part == Part.HELD_OUT)
          && face.landmarks().mouthGap() >= LEAST_COARSE_GAP) {
        FacePixels pixels = face.pixels();
        double cheeks =
            pixels.brightness(face.landmarks(), List.of(FaceMesh.LEFT_CHEEK, FaceMesh.RIGHT_CHEEK));
        double gain = Math.pow(CHEEKS / Math.max(40, cheeks), LIGHT_EXPONENT);
        MouthLesson lesson =
            new MouthLesson(condition(face), MouthCut.WHOLE.cut(pixels, face.landmarks()));
        MouthLesson lit = lesson.lit(gain);
        coarse.add(new MouthLesson(lit.condition(), palette.colour(lit.rgb())));
      }
    }
    List<MouthLesson> wide =
        coarse.stream()
            .filter(lesson -> lesson.condition().gap() > WIDE_GAP)
            .filter(lesson -> lesson.condition().happiness() < 1)
            .toList();
    return new MouthLessons(List.copyOf(sharp), List.copyOf(coarse), wide);
  }

  static MouthCondition condition(FaceExample face) {
    float[] emotions = new float[Emotion.values().length];
    for (Emotion emotion : Emotion.values()) {
      if (emotion.name().equalsIgnoreCase(face.emotion())) {
        emotions[emotion.ordinal()] = 1;
      }
    }
    return MouthCondition.of(levelLips(face.landmarks()), emotions);
  }

  /** The inner lips in units of 1/71 of the interocular distance, level. */
  private static float[] levelLips(Landmarks face) {
    double scale = 71 / face.interocularDistance();
    double cos = Math.cos(face.roll()) * scale;
    double sin = Math.sin(face.roll()) * scale;
    float[] lips = face.xy(FaceMesh.INNER_LIPS);
    for (int i = 0; i < lips.length; i += 2) {
      double x = lips[i];
      double y = lips[i + 1];
      lips[i] = (float) (x * cos + y * sin);
      lips[i + 1] = (float) (y * cos - x * sin);
    }
    return lips;
  }

  /** A sharp mouth, cut, opened, lit and mirrored at random. */
  MouthLesson drawSharp(SplittableRandom random) {
    Sharp chosen = sharp.get(random.nextInt(sharp.size()));
    double closed = random.nextInt(4) == 0 ? random.nextDouble(0.55, 0.85) : 1;
    MouthCut cut =
        new MouthCut(
            random.nextDouble(0, 0.07),
            random.nextDouble(0.93, 1),
            random.nextDouble(0.06, 0.12),
            random.nextDouble(0.86, 0.96) * closed);
    MouthLesson lesson = chosen.lesson(cut);
    MouthCondition condition = lesson.condition();
    if (random.nextDouble() < OPENED_SHARE) {
      double gap = random.nextDouble(condition.gap(), WIDEST_GAP);
      float[] opened = OpenedMouth.open(lesson.rgb(), behind(random), gap / condition.gap());
      lesson = new MouthLesson(condition.withGap(gap), opened);
    }
    lesson = new MouthLesson(relabelled(lesson.condition(), random), lesson.rgb());
    lesson = lesson.lit(random.nextDouble(0.92, 1.06));
    return random.nextBoolean() ? lesson.mirrored() : lesson;
  }

  /** Bared teeth look like those of a smile, but no sharp picture shows an angry mouth. */
  private static MouthCondition relabelled(MouthCondition shown, SplittableRandom random) {
    int kind = random.nextInt(10);
    double anger = kind == 0 ? 1 : 0;
    double disgust = kind == 1 ? 1 : 0;
    double happiness = kind == 0 || kind == 1 ? 0 : random.nextDouble(0.6, 1);
    double lift = kind < 2 ? random.nextDouble(-0.08, -0.02) : shown.lift();
    return new MouthCondition(shown.gap(), shown.width(), lift, happiness, 0, anger, 0, disgust);
  }

  MouthLesson drawCoarse(SplittableRandom random) {
    List<MouthLesson> from = random.nextInt(3) == 0 ? wide : coarse;
    MouthLesson lesson = from.get(random.nextInt(from.size()));
    return random.nextBoolean() ? lesson.mirrored() : lesson;
  }

  /** The mean of a few far open mouths, which is nobody's. */
  private float[] behind(SplittableRandom random) {
    float[] mean = new float[coarse.get(0).rgb().length];
    for (int n = 0; n < BLENDED; n++) {
      float[] rgb = wide.get(random.nextInt(wide.size())).rgb();
      for (int i = 0; i < mean.length; i++) {
        mean[i] += rgb[i] / BLENDED;
      }
    }
    return mean;
  }
}
