package org.memestream.facetransfer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import java.nio.FloatBuffer;
import java.util.List;
import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.runtime.network.ConvolutionBlock;
import org.memestream.runtime.network.Weights;

/**
 * Lays the face mesh onto a crop: 112x112 RGB in, principal components of the mesh out, which keep
 * the face plausible and the last layer small. Stateless; the weights come with each call and hold
 * the mean mesh and the components too.
 */
public final class LandmarkNetwork {

  /** Width and height of the input in pixels. */
  public static final int SIDE = 112;

  /** Side of the crop over the longer extent of the mesh in it. */
  public static final double CROP = 1.25;

  /** Numbers of a mesh: x, y, z of each vertex. */
  public static final int NUMBERS = 3 * FaceMesh.VERTICES;

  private static final String MEAN = "mesh.mean" + Weights.RUNNING;
  private static final String BASIS = "mesh.basis" + Weights.RUNNING;
  private static final int HIDDEN = 256;
  static final int LAST_SIDE = 7;
  static final SeparableTrunk TRUNK =
      new SeparableTrunk(
          24,
          List.of(
              new SeparableTrunk.Stage(24, 64, 2),
              new SeparableTrunk.Stage(64, 64, 1),
              new SeparableTrunk.Stage(64, 128, 2),
              new SeparableTrunk.Stage(128, 128, 1),
              new SeparableTrunk.Stage(128, 128, 1),
              new SeparableTrunk.Stage(128, 192, 2),
              new SeparableTrunk.Stage(192, 192, 1),
              new SeparableTrunk.Stage(192, 192, 1)));
  private static final ConvolutionBlock GATHER =
      ConvolutionBlock.pointwise("gather", TRUNK.channels() * LAST_SIDE * LAST_SIDE, HIDDEN);

  /**
   * Fresh weights from the engine's random stream.
   *
   * @param mean of the meshes, x, y, z in sides of the crop from its centre
   * @param basis one row a component, each as long as its standard deviation
   */
  public Weights initialise(NDManager manager, float[] mean, float[][] basis) {
    Weights weights = new Weights(manager);
    NDManager owner = weights.manager();
    TRUNK.initialise(weights);
    GATHER.initialise(weights);
    float deviation = (float) Math.sqrt(1.0 / HIDDEN);
    weights.put(
        "head",
        owner.randomNormal(0, deviation, new Shape(basis.length, HIDDEN), DataType.FLOAT32));
    weights.put("head.bias", owner.zeros(new Shape(basis.length)));
    weights.put(MEAN, owner.create(mean));
    FloatBuffer rows = FloatBuffer.allocate(basis.length * NUMBERS);
    for (float[] row : basis) {
      rows.put(row);
    }
    weights.put(BASIS, owner.create(rows.rewind(), new Shape(basis.length, NUMBERS)));
    return weights;
  }

  /**
   * The mesh in each crop.
   *
   * @param crops [N, 3, 112, 112], RGB, each value byte / 127.5 - 1
   * @param training whether batch statistics are used and gathered
   * @return [N, 468 * 3], in sides of the crop from its centre, z in the same scale
   */
  public NDArray forward(Weights weights, NDArray crops, boolean training) {
    NDArray x = TRUNK.forward(weights, crops, training);
    long pictures = x.getShape().get(0);
    // Without a normalisation here, some seeds lose nearly all hidden units for good.
    NDArray hidden =
        Activation.relu(GATHER.forward(weights, x.reshape(pictures, -1, 1, 1), training))
            .reshape(pictures, HIDDEN);
    NDArray components =
        Linear.linear(hidden, weights.get("head"), weights.get("head.bias")).singletonOrThrow();
    return components.matMul(weights.get(BASIS)).add(weights.get(MEAN));
  }
}
