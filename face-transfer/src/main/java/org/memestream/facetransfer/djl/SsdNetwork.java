package org.memestream.facetransfer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import java.util.ArrayList;
import java.util.List;
import org.memestream.runtime.network.ConvolutionBlock;
import org.memestream.runtime.network.Weights;

/**
 * A small single-shot face detector (SSD, Liu et al. 2016) without anchors (FCOS, Tian et al. 2019)
 * over a feature pyramid (Lin et al. 2017). Few fat layers that begin at a quarter of the
 * resolution, since the large maps are what takes time.
 *
 * <p>Fully convolutional: any field whose sides are multiples of {@value #FIELD_STEP} will do.
 * Stateless; the weights come with each call.
 */
public final class SsdNetwork {

  /** Sides of a field are multiples of so many pixels. */
  public static final int FIELD_STEP = 32;

  /** Pixels a cell of each output map, finest first. */
  public static final List<Integer> STRIDES = List.of(8, 16, 32);

  /** Numbers a cell: score, 4 of the box, 10 of the keypoints. */
  public static final int CHANNELS = 15;

  /** Boxes and keypoints are told in so many cells. */
  public static final int UNIT_CELLS = 4;

  private static final int NECK = 48;

  /** A share of faces among the cells at the start, so that the first steps are calm. */
  private static final float PRIOR = -4.6f;

  private static final ConvolutionBlock STEM = new ConvolutionBlock("stem", 3, 24, 7, 4, 1);
  private static final List<Stage> STAGES =
      List.of(new Stage(24, 48, 1), new Stage(48, 96, 1), new Stage(96, 128, 1));

  /** Halves the resolution, then refines with residual blocks. */
  private record Stage(int in, int out, int residuals) {
    ConvolutionBlock down(int level) {
      return new ConvolutionBlock("down%d".formatted(level), in, out, 3, 2, 1);
    }

    ConvolutionBlock residual(int level, int index) {
      return new ConvolutionBlock("residual%d.%d".formatted(level, index), out, out, 3, 1, 1);
    }

    ConvolutionBlock lateral(int level) {
      return ConvolutionBlock.pointwise("lateral%d".formatted(level), out, NECK);
    }

    ConvolutionBlock tower(int level) {
      return new ConvolutionBlock("tower%d".formatted(level), NECK, NECK, 3, 1, 1);
    }
  }

  /** Fresh weights, He-initialised from the engine's random stream. */
  public Weights initialise(NDManager manager) {
    Weights weights = new Weights(manager);
    STEM.initialise(weights);
    for (int level = 0; level < STAGES.size(); level++) {
      Stage stage = STAGES.get(level);
      stage.down(level).initialise(weights);
      for (int i = 0; i < stage.residuals; i++) {
        stage.residual(level, i).initialise(weights);
      }
      stage.lateral(level).initialise(weights);
      stage.tower(level).initialise(weights);
      weights.put(
          head(level),
          weights
              .manager()
              .randomNormal(0, 0.02f, new Shape(CHANNELS, NECK, 1, 1), DataType.FLOAT32));
      float[] bias = new float[CHANNELS];
      bias[0] = PRIOR;
      weights.put(head(level) + ".bias", weights.manager().create(bias));
    }
    return weights;
  }

  /**
   * What each cell sees. Channel 0 is the logit of a face; 1 and 2 the box's centre from the cell's
   * centre, 3 and 4 the logarithms of its width and height, 5 to 14 x and y of the five keypoints
   * from the cell's centre: eye, eye, nose, mouth corner, mouth corner, left of the picture first.
   * Lengths are in {@value #UNIT_CELLS} cells.
   *
   * @param weights as trained, or folded
   * @param fields [N, 3, H, W], RGB, each value byte / 127.5 - 1; H and W multiples of 32
   * @param training whether batch statistics are used and gathered
   * @return for each of {@link #STRIDES} [N, 15, H / stride, W / stride]
   */
  public List<NDArray> forward(Weights weights, NDArray fields, boolean training) {
    NDArray x = Activation.relu(STEM.forward(weights, fields, training));
    List<NDArray> maps = new ArrayList<>();
    for (int level = 0; level < STAGES.size(); level++) {
      Stage stage = STAGES.get(level);
      x = Activation.relu(stage.down(level).forward(weights, x, training));
      for (int i = 0; i < stage.residuals; i++) {
        x = Activation.relu(stage.residual(level, i).forward(weights, x, training).add(x));
      }
      maps.add(stage.lateral(level).forward(weights, x, training));
    }
    for (int level = STAGES.size() - 2; level >= 0; level--) {
      maps.set(level, plusDoubled(maps.get(level), maps.get(level + 1)));
    }
    List<NDArray> answers = new ArrayList<>();
    for (int level = 0; level < STAGES.size(); level++) {
      NDArray y = Activation.relu(maps.get(level));
      y = Activation.relu(STAGES.get(level).tower(level).forward(weights, y, training));
      answers.add(
          Conv2d.conv2d(y, weights.get(head(level)), weights.get(head(level) + ".bias"))
              .singletonOrThrow());
    }
    return answers;
  }

  /** Adds a map of half the resolution to each of the four pixels that it covers. */
  private static NDArray plusDoubled(NDArray fine, NDArray coarse) {
    Shape shape = coarse.getShape();
    long n = shape.get(0);
    long channels = shape.get(1);
    long rows = shape.get(2);
    long columns = shape.get(3);
    return fine.reshape(n, channels, rows, 2, columns, 2)
        .add(coarse.reshape(n, channels, rows, 1, columns, 1))
        .reshape(n, channels, 2 * rows, 2 * columns);
  }

  private static String head(int level) {
    return "head%d".formatted(level);
  }
}
