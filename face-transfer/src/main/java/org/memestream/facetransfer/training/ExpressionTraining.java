package org.memestream.facetransfer.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.memestream.facetransfer.djl.CropTensors;
import org.memestream.facetransfer.djl.ExpressionNetwork;
import org.memestream.facetransfer.expression.ExpressionModel;
import org.memestream.facetransfer.landmarks.FaceCrop;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.training.Adam;

/**
 * One step after the other towards the labelled emotions and, where there is an expression model,
 * its coefficients.
 *
 * @param network whose weights learn
 * @param faces balanced
 * @param mirror of meshes
 * @param model that tells the coefficients; if there is one, the network tells as many shapes
 * @param batch views a step
 * @param seed of everything drawn
 */
record ExpressionTraining(
    ExpressionNetwork network,
    BalancedFaces faces,
    MirroredMesh mirror,
    Optional<ExpressionModel> model,
    int batch,
    long seed) {

  /** Limit of the gradient's norm. */
  static final float NORM_LIMIT = 5;

  private static final Framing FRAMING = new Framing(0.16, 0.14, 0.05);
  private static final float SHAPES = 0.15f;
  private static final double MIXED = 0.5;

  /** Takes the next step. Returns the loss. */
  double step(Weights weights, Adam adam, double rate, NDManager parent) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + adam.step());
    List<byte[]> crops = new ArrayList<>();
    EmotionLoss labels = new EmotionLoss(batch, ExpressionNetwork.CLASSES);
    FloatBuffer coefficients = FloatBuffer.allocate(batch * network.shapes());
    for (int i = 0; i < batch; i++) {
      KnownFace face = faces.draw(random);
      FaceView view = view(face, random);
      int label = LabelledEmotion.of(face.emotion()).orElseThrow();
      coefficients.put(coefficients(view));
      if (model.isEmpty() && random.nextDouble() < MIXED) {
        KnownFace other = faces.draw(random);
        float share = (float) random.nextDouble(0.05, 0.45);
        mix(view.rgb(), view(other, random).rgb(), share);
        labels.add(label, LabelledEmotion.of(other.emotion()).orElseThrow(), share);
      } else {
        labels.add(label, label, 0);
      }
      crops.add(view.rgb());
    }
    try (NDManager scope = parent.newSubManager()) {
      NDArray x = CropTensors.stack(scope, crops, ExpressionNetwork.SIDE);
      double loss;
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDList answer = network.forward(weights, x, true);
        NDArray sum = labels.of(answer.get(0), scope);
        if (network.shapes() > 0) {
          NDArray target = scope.create(coefficients.rewind(), new Shape(batch, network.shapes()));
          sum = sum.add(answer.get(1).sub(target).abs().mean().mul(SHAPES * network.shapes()));
        }
        collector.backward(sum);
        loss = sum.getFloat();
      }
      adam.update(scope, rate);
      return loss;
    }
  }

  private FaceView view(KnownFace face, SplittableRandom random) {
    FaceCrop crop = FaceCrop.around(face.mesh(), ExpressionNetwork.CROP);
    return FaceView.varied(
        face, FRAMING.stray(crop, random), ExpressionNetwork.SIDE, mirror, random);
  }

  private float[] coefficients(FaceView view) {
    return model
        .map(
            known ->
                known.read(known.frontal(new Landmarks(view.mesh()))).coefficients().geometric())
        .orElseGet(() -> new float[0]);
  }

  private static void mix(byte[] rgb, byte[] other, float share) {
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) Math.round((rgb[i] & 0xff) * (1 - share) + (other[i] & 0xff) * share);
    }
  }

  /** What the network tells of faces it has not learnt from. */
  static Confusion exam(
      ExpressionNetwork network, Weights weights, List<KnownFace> exam, NDManager parent) {
    Confusion confusion = Confusion.empty();
    for (KnownFace face : exam) {
      Optional<Integer> label = LabelledEmotion.of(face.emotion());
      if (label.isEmpty()) {
        continue;
      }
      try (NDManager scope = parent.newSubManager()) {
        byte[] rgb =
            FaceCrop.around(face.mesh(), ExpressionNetwork.CROP)
                .cut(face.picture(), ExpressionNetwork.SIDE);
        float[] logits =
            network
                .forward(
                    weights, CropTensors.stack(scope, List.of(rgb), ExpressionNetwork.SIDE), false)
                .get(0)
                .toFloatArray();
        confusion.add(label.get(), Confusion.likeliest(logits));
      }
    }
    return confusion;
  }
}
