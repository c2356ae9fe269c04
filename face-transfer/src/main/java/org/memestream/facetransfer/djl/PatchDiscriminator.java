package org.memestream.facetransfer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.memestream.runtime.network.Weights;

/**
 * Judges for each patch of a picture whether it is a photo or was made (Isola et al. 2017,
 * "Image-to-image translation with conditional adversarial networks"). Needed for training only.
 * Its layers also serve as features in which two pictures are compared (Larsen et al. 2016,
 * "Autoencoding beyond pixels using a learned similarity metric").
 *
 * <p>Stateless; the weights come with each call.
 */
public final class PatchDiscriminator {

  private final List<Convolution> layers = new ArrayList<>();
  private final Convolution verdict;

  /**
   * @param in channels of the pictures
   * @param channels of each layer; each halves the size
   */
  public PatchDiscriminator(int in, List<Integer> channels) {
    int before = in;
    for (int i = 0; i < channels.size(); i++) {
      layers.add(new Convolution("judge" + i, before, channels.get(i), 3, 2));
      before = channels.get(i);
    }
    verdict = new Convolution("verdict", before, 1, 3, 1);
  }

  /** Fresh weights from the engine's random stream. */
  public Weights initialise(NDManager manager) {
    Weights weights = new Weights(manager);
    layers.forEach(layer -> layer.initialise(weights));
    verdict.initialise(weights);
    return weights;
  }

  /**
   * @param pictures [N, in, H, W], about -1 to 1
   * @return the features of each layer, then the verdict [N, 1, h, w]: above 0 for a photo
   */
  public NDList judge(Weights weights, NDArray pictures) {
    NDList seen = new NDList();
    NDArray x = pictures;
    for (Convolution layer : layers) {
      x = layer.activated(weights, x);
      seen.add(x);
    }
    seen.add(verdict.forward(weights, x));
    return seen;
  }
}
