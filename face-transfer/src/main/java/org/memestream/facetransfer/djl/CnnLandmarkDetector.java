package org.memestream.facetransfer.djl;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.detection.FaceSighting;
import org.memestream.facetransfer.landmarks.FaceCrop;
import org.memestream.facetransfer.landmarks.LandmarkDetector;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.network.ConvolutionBlock;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Processor;
import org.memestream.runtime.network.UnusableModelException;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.network.WeightsFile;
import org.memestream.runtime.picture.Picture;

/**
 * The CNN that {@code memestream train landmarks} makes. A face is looked at twice: in the
 * detector's box or where it was in the frame before, then in the square around the points found
 * there.
 */
public final class CnnLandmarkDetector implements LandmarkDetector {

  /** What the weights are called in their file. */
  public static final String KIND = "landmarks";

  /** Side of the first crop over the longer side of the detector's box. */
  private static final double BOX_CROP = 1.25;

  private final LandmarkNetwork network = new LandmarkNetwork();
  private final NDManager manager;
  private final Weights folded;
  private final String identity;
  private final NetworkBatches batches;

  private CnnLandmarkDetector(
      NDManager manager, Weights trained, String identity, NetworkBatches batches) {
    this.manager = manager;
    this.folded = ConvolutionBlock.folded(trained, manager);
    this.identity = identity;
    this.batches = batches;
    inCrops(List.of(new byte[3 * LandmarkNetwork.SIDE * LandmarkNetwork.SIDE]));
  }

  /**
   * Reads {@code landmarks.mstw}; the stream stays open.
   *
   * @throws UnusableModelException if this is no such file, or damaged
   */
  public static CnnLandmarkDetector read(InputStream stream) throws IOException {
    return read(stream, Processor.AUTO);
  }

  /**
   * Like {@link #read(InputStream)}.
   *
   * @param processor where the network computes
   */
  public static CnnLandmarkDetector read(InputStream stream, Processor processor)
      throws IOException {
    NDManager manager = InferenceEngine.on(processor);
    return read(stream, manager, NetworkBatches.on(manager));
  }

  /** Takes the manager over. */
  static CnnLandmarkDetector read(InputStream stream, NDManager manager, NetworkBatches batches)
      throws IOException {
    try {
      WeightsFile file = WeightsFile.read(stream, KIND, manager);
      try (Weights trained = file.weights()) {
        return new CnnLandmarkDetector(manager, trained, file.sha256(), batches);
      }
    } catch (IllegalArgumentException e) {
      manager.close();
      throw new UnusableModelException(
          "these are weights of a landmark network of another shape: " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /** SHA-256 of the weights, lower-case hexadecimal. */
  public String identity() {
    return identity;
  }

  @Override
  public Landmarks detect(Picture picture, DetectedFace face) {
    return detectAll(List.of(new FaceSighting(picture, face))).get(0);
  }

  @Override
  public List<Landmarks> detectAll(List<FaceSighting> faces) {
    return withinTwice(
        faces.stream().map(seen -> new Look(seen.picture(), firstCrop(seen.face()))).toList());
  }

  /** A second look around what the first found takes out how the first was placed. */
  private List<Landmarks> withinTwice(List<Look> first) {
    List<Landmarks> found = within(first);
    List<Look> second = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      second.add(Look.at(first.get(i).picture(), found.get(i)));
    }
    return within(second);
  }

  @Override
  public Landmarks track(Picture frame, Landmarks before) {
    return track(frame, List.of(before)).get(0);
  }

  @Override
  public List<Landmarks> track(Picture frame, List<Landmarks> before) {
    return withinTwice(before.stream().map(face -> Look.at(frame, face)).toList());
  }

  /** Where the first look at a detected face goes. */
  public static FaceCrop firstCrop(DetectedFace face) {
    return FaceCrop.around(face, BOX_CROP);
  }

  /** The mesh of the face in a square of a picture. */
  public Landmarks within(Picture picture, FaceCrop crop) {
    return within(List.of(new Look(picture, crop))).get(0);
  }

  /** What the network is shown. */
  private record Look(Picture picture, FaceCrop crop) {

    static Look at(Picture picture, Landmarks face) {
      return new Look(picture, FaceCrop.around(face, LandmarkNetwork.CROP));
    }
  }

  private List<Landmarks> within(List<Look> looks) {
    return batches.run(
        looks,
        batch -> {
          List<float[]> meshes =
              inCrops(
                  batch.stream()
                      .map(look -> look.crop.cut(look.picture, LandmarkNetwork.SIDE))
                      .toList());
          List<Landmarks> found = new ArrayList<>();
          for (int i = 0; i < meshes.size(); i++) {
            found.add(new Landmarks(batch.get(i).crop.toPicture(meshes.get(i))));
          }
          return found;
        });
  }

  private List<float[]> inCrops(List<byte[]> crops) {
    try (NDManager scope = manager.newSubManager()) {
      return CropTensors.rows(
          network.forward(folded, CropTensors.stack(scope, crops, LandmarkNetwork.SIDE), false),
          crops.size());
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
