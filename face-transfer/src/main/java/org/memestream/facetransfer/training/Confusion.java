package org.memestream.facetransfer.training;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which emotion was told for which label.
 *
 * @param counts [label][told]
 */
record Confusion(int[][] counts) {

  /** Without any face. */
  static Confusion empty() {
    int classes = LabelledEmotion.NAMES.size();
    return new Confusion(new int[classes][classes]);
  }

  /** Counts a face. */
  void add(int label, int told) {
    counts[label][told]++;
  }

  /** Class of the highest number. */
  static int likeliest(float[] numbers) {
    int best = 0;
    for (int i = 1; i < numbers.length; i++) {
      if (numbers[i] > numbers[best]) {
        best = i;
      }
    }
    return best;
  }

  /** Faces of a label. */
  int faces(int label) {
    int sum = 0;
    for (int count : counts[label]) {
      sum += count;
    }
    return sum;
  }

  /** Share of a label's faces that were told so; NaN without faces. */
  double recall(int label) {
    return (double) counts[label][label] / faces(label);
  }

  /** Mean recall of the labels that occur. */
  double balancedAccuracy() {
    double sum = 0;
    int labels = 0;
    for (int label = 0; label < counts.length; label++) {
      if (faces(label) > 0) {
        sum += recall(label);
        labels++;
      }
    }
    return sum / labels;
  }

  /** Share of all faces that were told rightly. */
  double accuracy() {
    int right = 0;
    int all = 0;
    for (int label = 0; label < counts.length; label++) {
      right += counts[label][label];
      all += faces(label);
    }
    return (double) right / all;
  }

  /** As figures, recalls by label. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("accuracy", accuracy());
    figures.put("balanced_accuracy", balancedAccuracy());
    for (int label = 0; label < counts.length; label++) {
      if (faces(label) > 0) {
        figures.put("recall_" + LabelledEmotion.NAMES.get(label), recall(label));
      }
    }
    figures.put("labels", LabelledEmotion.NAMES);
    figures.put("counts", counts);
    return figures;
  }

  /** As a table, a row for each label. */
  void print(PrintWriter console) {
    console.printf("%-10s", "label");
    LabelledEmotion.NAMES.forEach(name -> console.printf("%10s", name));
    console.printf("%8s%n", "recall");
    for (int label = 0; label < counts.length; label++) {
      console.printf("%-10s", LabelledEmotion.NAMES.get(label));
      for (int count : counts[label]) {
        console.printf("%10d", count);
      }
      console.printf("%8.2f%n", recall(label));
    }
    console.printf("accuracy %.3f, balanced %.3f%n", accuracy(), balancedAccuracy());
  }
}
