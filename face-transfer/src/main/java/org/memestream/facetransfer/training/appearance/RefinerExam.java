package org.memestream.facetransfer.training.appearance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.memestream.facetransfer.djl.RefinerNetwork;

/**
 * Compares composed smiles of people whom the training never saw, before and after refinement, with
 * their real smiles.
 */
record RefinerExam(RefinerTraining training, List<RefinerLesson> lessons, NDManager manager) {

  private static final int SIDE = RefinerNetwork.SIDE;
  private static final int SHOWN = 8;

  Map<String, Object> measure(Path data) throws IOException {
    double[] sums = new double[11];
    try (Identity identity = new Identity(data)) {
      for (RefinerLesson lesson : lessons) {
        float[][] answer = refined(lesson);
        float[] refined = answer[0];
        sums[0] += l1(lesson.composed(), lesson);
        sums[1] += l1(refined, lesson);
        sums[2] += features(lesson.composed(), lesson);
        sums[3] += features(refined, lesson);
        float[] real = identity.of(lesson.real(), lesson.points());
        float[] before = identity.of(lesson.composed(), lesson.points());
        float[] after = identity.of(refined, lesson.points());
        sums[4] += Identity.cosine(before, real);
        sums[5] += Identity.cosine(after, real);
        sums[6] += Identity.cosine(before, after);
        double sharp = sharpness(lesson.real(), lesson.face());
        sums[7] += sharpness(lesson.composed(), lesson.face()) / sharp;
        sums[8] += sharpness(refined, lesson.face()) / sharp;
        sums[9] += l1(lesson.composed(), lesson) > l1(refined, lesson) ? 1 : 0;
        sums[10] += mean(answer[1], lesson.face());
      }
    }
    String[] names = {
      "l1_composed",
      "l1_refined",
      "features_composed",
      "features_refined",
      "identity_composed_to_real",
      "identity_refined_to_real",
      "identity_composed_to_refined",
      "sharpness_composed_to_real",
      "sharpness_refined_to_real",
      "share_closer_in_l1",
      "attention"
    };
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("faces", lessons.size());
    for (int i = 0; i < names.length; i++) {
      figures.put(names[i], Math.round(sums[i] / lessons.size() * 1e4) / 1e4);
    }
    return figures;
  }

  /** The refined picture, rows, R, G, B, 0 to 255, and the attention. */
  private float[][] refined(RefinerLesson lesson) {
    try (NDManager scope = manager.newSubManager()) {
      RefinerBatch batch = RefinerBatch.of(scope, List.of(lesson));
      NDArray answer =
          new RefinerNetwork()
              .forward(training.refiner.weights(), batch.composed(), batch.conditions());
      float[] values = answer.toFloatArray();
      int plane = SIDE * SIDE;
      float[] refined = lesson.composed().clone();
      float[] attention = new float[plane];
      for (int i = 0; i < refined.length; i++) {
        attention[i / 3] = values[3 * plane + i / 3] * lesson.face()[i / 3];
        refined[i] += attention[i / 3] * (255 * values[i % 3 * plane + i / 3] - refined[i]);
      }
      return new float[][] {refined, attention};
    }
  }

  private double features(float[] rgb, RefinerLesson lesson) {
    try (NDManager scope = manager.newSubManager()) {
      RefinerBatch batch = RefinerBatch.of(scope, List.of(lesson.with(rgb, lesson.real())));
      return RefinerTraining.distance(
              RefinerTraining.JUDGE.judge(training.judge.weights(), batch.composed().mul(2).sub(1)),
              RefinerTraining.JUDGE.judge(training.judge.weights(), batch.real().mul(2).sub(1)))
          .getFloat();
    }
  }

  private static double l1(float[] rgb, RefinerLesson lesson) {
    double sum = 0;
    double count = 0;
    for (int i = 0; i < rgb.length; i++) {
      sum += Math.abs(rgb[i] - lesson.real()[i]) * lesson.face()[i / 3];
      count += lesson.face()[i / 3];
    }
    return sum / count;
  }

  /** Mean square of the Laplacian of green on the face. */
  private static double sharpness(float[] rgb, float[] face) {
    double sum = 0;
    double count = 0;
    for (int y = 1; y < SIDE - 1; y++) {
      for (int x = 1; x < SIDE - 1; x++) {
        int at = y * SIDE + x;
        if (face[at] * face[at - 1] * face[at + 1] * face[at - SIDE] * face[at + SIDE] > 0) {
          double laplacian =
              4 * green(rgb, at)
                  - green(rgb, at - 1)
                  - green(rgb, at + 1)
                  - green(rgb, at - SIDE)
                  - green(rgb, at + SIDE);
          sum += laplacian * laplacian;
          count++;
        }
      }
    }
    return sum / count;
  }

  private static double green(float[] rgb, int pixel) {
    return rgb[3 * pixel + 1];
  }

  private static double mean(float[] values, float[] face) {
    double sum = 0;
    double count = 0;
    for (int i = 0; i < face.length; i++) {
      sum += values[i] * face[i];
      count += face[i];
    }
    return sum / count;
  }

  /** Writes composed, refined and real faces and the attention below each other. */
  void draw(Path file) throws IOException {
    ContactSheet sheet = new ContactSheet();
    for (int from = 0; from < lessons.size(); from += SHOWN) {
      List<BufferedImage> composed = new ArrayList<>();
      List<BufferedImage> refined = new ArrayList<>();
      List<BufferedImage> real = new ArrayList<>();
      List<BufferedImage> attention = new ArrayList<>();
      for (RefinerLesson lesson : lessons.subList(from, Math.min(lessons.size(), from + SHOWN))) {
        float[][] answer = refined(lesson);
        composed.add(ContactSheet.picture(lesson.composed(), SIDE, SIDE));
        refined.add(ContactSheet.picture(answer[0], SIDE, SIDE));
        real.add(ContactSheet.picture(lesson.real(), SIDE, SIDE));
        float[] grey = new float[3 * SIDE * SIDE];
        for (int i = 0; i < grey.length; i++) {
          grey[i] = 255 * answer[1][i / 3];
        }
        attention.add(ContactSheet.picture(grey, SIDE, SIDE));
      }
      sheet.row("composed", composed);
      sheet.row("refined", refined);
      sheet.row("real", real);
      sheet.row("attention", attention);
    }
    sheet.write(file);
  }
}
