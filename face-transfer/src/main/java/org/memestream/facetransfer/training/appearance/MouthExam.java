package org.memestream.facetransfer.training.appearance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.memestream.facetransfer.djl.MouthCondition;
import org.memestream.facetransfer.djl.MouthLayout;
import org.memestream.facetransfer.djl.MouthNetwork;

/**
 * Measures and shows mouths of people whom the training never saw. Differences are means over the
 * pixels inside the lips, of 0 to 255.
 */
record MouthExam(MouthTraining training, MouthLessons heldOut, NDManager manager) {

  private static final int COARSE = 200;
  private static final int SHOWN = 8;
  private static final double[] GAPS = {0.05, 0.09, 0.14, 0.2, 0.28, 0.36};

  /** Figures by name. */
  Map<String, Object> measure() {
    Map<String, Object> figures = new LinkedHashMap<>();
    List<MouthLesson> sharp = sharp();
    List<MouthLesson> coarse = coarse(COARSE);
    figures.put("sharp_mouths", sharp.size());
    figures.put("coarse_mouths", coarse.size());
    measure("sharp", sharp, figures);
    measure("coarse", coarse, figures);
    return figures;
  }

  private void measure(String name, List<MouthLesson> lessons, Map<String, Object> figures) {
    MouthNetwork network = new MouthNetwork();
    try (NDManager scope = manager.newSubManager()) {
      MouthBatch batch = MouthBatch.of(scope, lessons);
      NDList code = network.encode(training.maker.weights(), batch.coarse(), batch.conditions());
      NDArray remade = network.decode(training.maker.weights(), batch.conditions(), code.get(0));
      NDArray usual =
          network.decode(training.maker.weights(), batch.conditions(), code.get(0).mul(0));
      NDArray inside = scope.create(MouthLayout.inside());
      double share = inside.mean().getFloat();
      NDArray shaped = inside.reshape(1, 1, MouthLayout.HEIGHT, MouthLayout.WIDTH);
      figures.put(name + "_l1_remade", l1(remade, batch.pictures(), shaped, share));
      figures.put(name + "_l1_usual", l1(usual, batch.pictures(), shaped, share));
      NDArray mean = batch.pictures().mean(new int[] {0}, true);
      figures.put(name + "_l1_of_mean_mouth", l1(mean, batch.pictures(), shaped, share));
      figures.put(name + "_features_remade", features(remade, batch));
      figures.put(name + "_features_usual", features(usual, batch));
      figures.put(name + "_divergence", round(MouthTraining.divergence(code).getFloat()));
      figures.put(name + "_sharpness_real", sharpness(batch.pictures(), shaped));
      figures.put(name + "_sharpness_remade", sharpness(remade, shaped));
      figures.put(name + "_sharpness_usual", sharpness(usual, shaped));
    }
  }

  private static double l1(NDArray made, NDArray wanted, NDArray inside, double share) {
    return round(wanted.sub(made).abs().mul(inside).mean().getFloat() / share * 255);
  }

  /** Mean difference in the discriminator's features. */
  private double features(NDArray made, MouthBatch batch) {
    NDList seen =
        MouthTraining.JUDGE.judge(
            training.judge.weights(), training.judged(made, batch.conditions()));
    NDList wanted =
        MouthTraining.JUDGE.judge(
            training.judge.weights(), training.judged(batch.pictures(), batch.conditions()));
    double sum = 0;
    for (int i = 0; i < seen.size() - 1; i++) {
      sum += seen.get(i).sub(wanted.get(i)).abs().mean().getFloat();
    }
    return round(sum / (seen.size() - 1));
  }

  /** Mean difference of neighbours along a row, of 255. */
  private static double sharpness(NDArray pictures, NDArray inside) {
    NDArray differences = pictures.get(":, :, :, 1:").sub(pictures.get(":, :, :, :-1")).abs();
    return round(differences.mul(inside.get(":, :, :, 1:")).mean().getFloat() * 255);
  }

  private static double round(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  private List<MouthLesson> sharp() {
    return heldOut.sharp().stream().map(face -> face.lesson(MouthCut.WHOLE)).toList();
  }

  private List<MouthLesson> coarse(int count) {
    int step = Math.max(1, heldOut.coarse().size() / count);
    List<MouthLesson> chosen = new ArrayList<>();
    for (int i = 0; i < heldOut.coarse().size() && chosen.size() < count; i += step) {
      chosen.add(heldOut.coarse().get(i));
    }
    return chosen;
  }

  /** Writes real mouths with what the network makes of them, and mouths for each emotion. */
  void draw(Path file, MouthLessons learned) throws IOException {
    ContactSheet sheet = new ContactSheet();
    compare(
        sheet,
        "learned from",
        learned.sharp().stream().limit(SHOWN).map(face -> face.lesson(MouthCut.WHOLE)).toList());
    SplittableRandom random = new SplittableRandom(3);
    List<MouthLesson> drawn = new ArrayList<>();
    for (int i = 0; i < SHOWN; i++) {
      drawn.add(learned.drawSharp(random));
    }
    compare(sheet, "drawn from those", drawn);
    compare(sheet, "never seen", sharp().stream().limit(SHOWN).toList());
    compare(sheet, "never seen, coarse", coarse(SHOWN));
    for (String emotion : List.of("happiness", "surprise", "anger", "sadness", "disgust", "none")) {
      List<MouthCondition> conditions = new ArrayList<>();
      for (double gap : GAPS) {
        conditions.add(condition(emotion, gap));
      }
      sheet.row(emotion + ", usual mouths by gap", shown(conditions, null));
      sheet.row(emotion + ", with a random code", shown(conditions, new SplittableRandom(5)));
    }
    sheet.write(file);
  }

  private static MouthCondition condition(String emotion, double gap) {
    boolean happy = emotion.equals("happiness");
    double none = emotion.equals("none") ? 0.5 : 0;
    return new MouthCondition(
        gap,
        happy ? 0.6 : emotion.equals("surprise") ? 0.46 : 0.54,
        happy ? -0.005 : -0.05,
        happy ? 1 : none,
        emotion.equals("surprise") ? 1 : none,
        emotion.equals("anger") ? 1 : 0,
        emotion.equals("sadness") ? 1 : 0,
        emotion.equals("disgust") ? 1 : 0);
  }

  private void compare(ContactSheet sheet, String name, List<MouthLesson> lessons) {
    MouthNetwork network = new MouthNetwork();
    try (NDManager scope = manager.newSubManager()) {
      MouthBatch batch = MouthBatch.of(scope, lessons);
      NDArray code =
          network.encode(training.maker.weights(), batch.coarse(), batch.conditions()).get(0);
      sheet.row(name + ": real", pictures(batch.pictures()));
      sheet.row(
          name + ": remade",
          pictures(network.decode(training.maker.weights(), batch.conditions(), code)));
      sheet.row(
          name + ": usual",
          pictures(network.decode(training.maker.weights(), batch.conditions(), code.mul(0))));
    }
  }

  private List<BufferedImage> shown(List<MouthCondition> conditions, SplittableRandom random) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray codes = MouthTraining.noise(scope, new SplittableRandom(5), conditions.size());
      NDArray made =
          new MouthNetwork()
              .decode(
                  training.maker.weights(),
                  MouthBatch.conditions(scope, conditions),
                  random == null ? codes.mul(0) : codes);
      List<BufferedImage> pictures = pictures(made);
      List<BufferedImage> shaped = new ArrayList<>(pictures);
      for (int i = 0; i < pictures.size(); i++) {
        shaped.add(MouthDrawing.inLips(pictures.get(i), conditions.get(i)));
      }
      return shaped;
    }
  }

  private static List<BufferedImage> pictures(NDArray made) {
    float[] values = made.toFloatArray();
    int plane = MouthLayout.WIDTH * MouthLayout.HEIGHT;
    List<BufferedImage> pictures = new ArrayList<>();
    for (int n = 0; n < values.length / 3 / plane; n++) {
      float[] rgb = new float[3 * plane];
      for (int i = 0; i < rgb.length; i++) {
        rgb[i] = values[(3 * n + i % 3) * plane + i / 3] * 255;
      }
      pictures.add(ContactSheet.picture(rgb, MouthLayout.WIDTH, MouthLayout.HEIGHT));
    }
    return pictures;
  }
}
