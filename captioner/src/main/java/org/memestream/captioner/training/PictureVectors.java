package org.memestream.captioner.training;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.memestream.captioner.caption.Resampler;
import org.memestream.captioner.djl.EncoderNetwork;
import org.memestream.captioner.djl.PictureTensors;
import org.memestream.runtime.network.Weights;

/**
 * Encoded views of the pictures that have captions, and of others that stand for "any picture".
 *
 * @param views by picture name, the untouched picture first
 * @param others vectors of pictures without captions
 */
record PictureVectors(Map<String, List<float[]>> views, List<float[]> others) {

  private static final int OTHERS = 400;

  static PictureVectors encode(
      PictureSet pictures,
      Set<String> captioned,
      int viewsEach,
      Weights encoder,
      NDManager manager,
      long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Resampler resampler = new Resampler(EncoderNetwork.SIDE);
    EncoderNetwork network = new EncoderNetwork();
    Map<String, List<float[]>> views = new HashMap<>();
    List<float[]> others = new ArrayList<>();
    for (PictureSet.Labelled labelled : pictures.pictures()) {
      boolean wanted = captioned.contains(labelled.name());
      if (!wanted && others.size() >= OTHERS) {
        continue;
      }
      List<byte[]> squares = new ArrayList<>();
      for (int view = 0; view < (wanted ? viewsEach : 1); view++) {
        Augmentation augmentation =
            view == 0
                ? Augmentation.none(labelled.picture())
                : Augmentation.draw(labelled.picture(), random);
        squares.add(
            augmentation.apply(
                resampler.square(labelled.picture(), augmentation.region()), EncoderNetwork.SIDE));
      }
      List<float[]> vectors = new ArrayList<>();
      try (NDManager scope = manager.newSubManager()) {
        float[] flat =
            network
                .forward(encoder, PictureTensors.stack(scope, squares, EncoderNetwork.SIDE), false)
                .toFloatArray();
        for (int i = 0; i < squares.size(); i++) {
          vectors.add(
              java.util.Arrays.copyOfRange(
                  flat, i * EncoderNetwork.LENGTH, (i + 1) * EncoderNetwork.LENGTH));
        }
      }
      if (wanted) {
        views.put(labelled.name(), List.copyOf(vectors));
      } else {
        others.addAll(vectors);
      }
    }
    return new PictureVectors(Map.copyOf(views), List.copyOf(others));
  }
}
