package org.memestream.facetransfer.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.memestream.facetransfer.landmarks.FaceCrop;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.training.Adam;

/**
 * Teaches the judge with the press crops as they are stored, which are squares around a detector's
 * box.
 *
 * @param faces balanced
 * @param mirror of meshes
 * @param batch views a step
 * @param seed of everything drawn
 */
record JudgeTraining(BalancedFaces faces, MirroredMesh mirror, int batch, long seed) {

  /** Limit of the gradient's norm. */
  static final float NORM_LIMIT = 5;

  private static final int FEW = 50;
  private static final Framing FRAMING = new Framing(0.14, 0.13, 0.05);

  /** Takes the next step. Returns the loss. */
  double step(Weights weights, Adam adam, double rate, NDManager parent) {
    SplittableRandom random = new SplittableRandom(seed * 7_368_787 + adam.step());
    FaceCrop whole = FaceData.pressCrops(1).get(0);
    List<byte[]> crops = new ArrayList<>();
    EmotionLoss labels = new EmotionLoss(batch, LabelledEmotion.NAMES.size());
    for (int i = 0; i < batch; i++) {
      KnownFace face = faces.draw(random);
      int label = LabelledEmotion.of(face.emotion()).orElseThrow();
      labels.add(label, label, 0);
      crops.add(
          FaceView.varied(face, FRAMING.stray(whole, random), JudgeNetwork.SIDE, mirror, random)
              .rgb());
    }
    try (NDManager scope = parent.newSubManager()) {
      NDArray x = JudgeCrop.stack(scope, crops);
      double loss;
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDArray mean = labels.of(new JudgeNetwork().forward(weights, x, true), scope);
        collector.backward(mean);
        loss = mean.getFloat();
      }
      adam.update(scope, rate);
      return loss;
    }
  }

  /**
   * Takes out of the verdicts how often each emotion was shown (logit adjustment, Menon et al.
   * 2021), so that the judge expects none more than another; for use after the last step. Emotions
   * with few faces keep their modesty.
   */
  void expectAllAlike(Weights weights) {
    double[] shares = faces.shares();
    float[] shift = new float[shares.length];
    for (int label = 0; label < shift.length; label++) {
      if (faces.faces(label) >= FEW) {
        shift[label] = (float) Math.log(shares[label] * shares.length);
      }
    }
    NDArray bias = weights.get("verdict.bias");
    bias.setRequiresGradient(false);
    try (NDArray shifts = bias.getManager().create(shift)) {
      bias.subi(shifts);
    }
  }

  /** What the judge says of press crops that it has not learnt from. */
  static Confusion exam(Weights weights, List<KnownFace> exam, NDManager manager) {
    FaceCrop whole = FaceData.pressCrops(1).get(0);
    Confusion confusion = Confusion.empty();
    for (KnownFace face : exam) {
      Optional<Integer> label = LabelledEmotion.of(face.emotion());
      label.ifPresent(
          known ->
              confusion.add(
                  known,
                  Confusion.likeliest(FaceJudge.judge(weights, face.picture(), whole, manager))));
    }
    return confusion;
  }
}
