package org.memestream.captioner.training;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.memestream.captioner.djl.EncoderNetwork;
import org.memestream.captioner.djl.PictureTensors;
import org.memestream.runtime.network.Weights;

/**
 * How well the encoder speaks for its teacher on pictures that it has not seen.
 *
 * @param pictures how many
 * @param cosine mean cosine to what the teacher says
 * @param nearest share of pictures whose nearest known picture is the teacher's nearest too
 * @param amongFive share whose nearest known picture is among the teacher's five nearest
 */
record EncoderExam(int pictures, double cosine, double nearest, double amongFive) {

  static EncoderExam take(
      Weights weights,
      List<EncoderLessons.View> exam,
      List<EncoderLessons.View> gallery,
      PrincipalComponents components,
      NDManager parent) {
    List<float[]> known = encode(weights, gallery, parent);
    List<float[]> asked = encode(weights, exam, parent);
    List<float[]> knownWanted = gallery.stream().map(v -> components.target(v.features())).toList();
    double cosine = 0;
    int nearest = 0;
    int amongFive = 0;
    for (int i = 0; i < exam.size(); i++) {
      float[] wanted = components.target(exam.get(i).features());
      cosine += dot(asked.get(i), wanted) / EncoderNetwork.LENGTH / exam.size();
      int own = ranked(asked.get(i), known).get(0);
      List<Integer> teachers = ranked(wanted, knownWanted).subList(0, 5);
      nearest += teachers.get(0) == own ? 1 : 0;
      amongFive += teachers.contains(own) ? 1 : 0;
    }
    return new EncoderExam(
        exam.size(), cosine, (double) nearest / exam.size(), (double) amongFive / exam.size());
  }

  static List<float[]> encode(Weights weights, List<EncoderLessons.View> views, NDManager parent) {
    EncoderNetwork network = new EncoderNetwork();
    List<float[]> vectors = new ArrayList<>();
    for (EncoderLessons.View view : views) {
      try (NDManager scope = parent.newSubManager()) {
        vectors.add(
            network
                .forward(
                    weights,
                    PictureTensors.stack(scope, List.of(view.square()), EncoderNetwork.SIDE),
                    false)
                .toFloatArray());
      }
    }
    return vectors;
  }

  private static List<Integer> ranked(float[] asked, List<float[]> known) {
    double[] scores = known.stream().mapToDouble(vector -> dot(asked, vector)).toArray();
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -scores[i]))
        .toList();
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
