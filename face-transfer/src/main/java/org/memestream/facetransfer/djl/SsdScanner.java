package org.memestream.facetransfer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.memestream.runtime.network.UnusableModelException;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureScaler;

/** Runs the {@link SsdNetwork} over pictures, in batches of one size. Thread-safe. */
final class SsdScanner {

  private final NDManager manager;
  private final Weights weights;
  private final NetworkBatches batches;
  private final SsdNetwork network = new SsdNetwork();
  private final PictureScaler scaler = new PictureScaler();

  /**
   * @param manager stays the caller's to close, as do the weights
   */
  SsdScanner(NDManager manager, Weights weights, NetworkBatches batches) {
    this.manager = manager;
    this.weights = weights;
    this.batches = batches;
  }

  /** A look at a picture with its longer side at so many pixels. */
  record Scan(Picture picture, int longerSide) {}

  /** Tries the weights, so that a wrong file is known before the first picture. */
  void check() throws UnusableModelException {
    try (NDManager scope = manager.newSubManager()) {
      int side = SsdNetwork.FIELD_STEP;
      network.forward(weights, scope.zeros(new Shape(1, 3, side, side)), false);
    } catch (RuntimeException e) {
      throw new UnusableModelException(
          "these are weights of a detector of another shape: " + e.getMessage(), e);
    }
  }

  /** Changeable lists, one for each scan; scans of one size go through the network together. */
  List<List<FaceCandidate>> scan(List<Scan> scans, double minScore) {
    return batches.run(scans, batch -> answers(batch.stream().map(this::look).toList(), minScore));
  }

  /**
   * A field to look at.
   *
   * @param enlargement picture pixels a field pixel
   */
  private record Look(SsdField field, double enlargement) {}

  private Look look(Scan scan) {
    Picture picture = scan.picture;
    double longer = Math.max(picture.width(), picture.height());
    return new Look(SsdField.of(picture, scan.longerSide, scaler), longer / scan.longerSide);
  }

  private List<List<FaceCandidate>> answers(List<Look> looks, double minScore) {
    List<List<FaceCandidate>> answers = new ArrayList<>();
    looks.forEach(look -> answers.add(new ArrayList<>()));
    boolean[] done = new boolean[looks.size()];
    for (int first = 0; first < done.length; first++) {
      List<Integer> together = new ArrayList<>();
      for (int i = first; i < done.length; i++) {
        if (!done[i] && looks.get(i).field.sameSize(looks.get(first).field)) {
          together.add(i);
          done[i] = true;
        }
      }
      if (!together.isEmpty()) {
        forward(together.stream().map(looks::get).toList(), minScore)
            .forEach(found -> answers.get(together.remove(0)).addAll(found));
      }
    }
    return answers;
  }

  /** One pass over fields of one size. */
  private List<List<FaceCandidate>> forward(List<Look> looks, double minScore) {
    int columns = looks.get(0).field.columns();
    int rows = looks.get(0).field.rows();
    FloatBuffer planes = FloatBuffer.allocate(looks.size() * 3 * rows * columns);
    looks.forEach(look -> planes.put(look.field.planes()));
    List<List<FaceCandidate>> found = new ArrayList<>();
    looks.forEach(look -> found.add(new ArrayList<>()));
    try (NDManager scope = manager.newSubManager()) {
      NDArray stacked = scope.create(planes.rewind(), new Shape(looks.size(), 3, rows, columns));
      List<NDArray> maps = network.forward(weights, stacked, false);
      for (int level = 0; level < maps.size(); level++) {
        int stride = SsdNetwork.STRIDES.get(level);
        List<float[]> values = CropTensors.rows(maps.get(level), looks.size());
        for (int i = 0; i < values.size(); i++) {
          new SsdMap(values.get(i), stride, columns / stride)
              .collect(minScore, looks.get(i).enlargement, found.get(i));
        }
      }
    }
    return found;
  }
}
