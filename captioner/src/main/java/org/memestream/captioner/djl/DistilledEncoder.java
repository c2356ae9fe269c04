package org.memestream.captioner.djl;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.memestream.captioner.caption.PictureEncoder;
import org.memestream.captioner.caption.Region;
import org.memestream.captioner.caption.Resampler;
import org.memestream.captioner.caption.RgbPicture;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Processor;
import org.memestream.runtime.network.UnusableModelException;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.network.WeightsFile;

/**
 * The CNN that `memestream train encoder` makes. Vectors have length 16, so that a component is
 * about 1 large.
 *
 * <p>Pictures are encoded together in groups of such a size that each vector is, to the last bit,
 * what its picture alone gives. Which sizes these are depends on the processor, for which the
 * engine picks its kernels; so it is tried when the encoder is read (about 0.1 s).
 */
public final class DistilledEncoder implements PictureEncoder {

  /** Sizes of groups, largest first: beyond 8 pictures the engine changes its kernels. */
  private static final int[] GROUPS = {8, 4, 2, 1};

  private final NDManager manager;
  private final FoldedEncoder network;
  private final String identity;
  private final Resampler resampler = new Resampler(EncoderNetwork.SIDE);
  private final List<Integer> groups = new ArrayList<>();

  private DistilledEncoder(NDManager manager, FoldedEncoder network, String identity) {
    this.manager = manager;
    this.network = network;
    this.identity = identity;
    List<byte[]> noise = noise(GROUPS[0]);
    List<float[]> alone = noise.stream().map(square -> forward(List.of(square)).get(0)).toList();
    for (int group : GROUPS) {
      if (same(forward(noise.subList(0, group)), alone.subList(0, group))) {
        groups.add(group);
      }
    }
  }

  /**
   * Reads {@code encoder.mstw}; the stream stays open.
   *
   * @param processor where it computes
   * @throws UnusableModelException if this is no such file, or damaged
   */
  public static DistilledEncoder read(InputStream stream, Processor processor) throws IOException {
    NDManager manager = InferenceEngine.on(processor);
    try {
      WeightsFile file = WeightsFile.read(stream, "encoder", manager);
      try (Weights trained = file.weights()) {
        return new DistilledEncoder(manager, folded(trained, manager), file.sha256());
      }
    } catch (IOException | RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  private static FoldedEncoder folded(Weights trained, NDManager manager)
      throws UnusableModelException {
    try {
      return new FoldedEncoder(trained, manager);
    } catch (IllegalArgumentException e) {
      throw new UnusableModelException(
          "these are weights of an encoder of another shape: " + e.getMessage(), e);
    }
  }

  @Override
  public List<float[]> encode(List<RgbPicture> pictures) {
    List<byte[]> squares =
        pictures.stream().map(picture -> resampler.square(picture, Region.whole(picture))).toList();
    List<float[]> vectors = new ArrayList<>();
    for (int group : groups) {
      while (squares.size() - vectors.size() >= group) {
        vectors.addAll(forward(squares.subList(vectors.size(), vectors.size() + group)));
      }
    }
    return vectors;
  }

  /** Sizes of the groups that are encoded together on this machine, largest first. */
  List<Integer> groups() {
    return List.copyOf(groups);
  }

  private List<float[]> forward(List<byte[]> squares) {
    try (NDManager scope = manager.newSubManager()) {
      return network.forward(PictureTensors.stack(scope, squares, EncoderNetwork.SIDE));
    }
  }

  private static List<byte[]> noise(int pictures) {
    SplittableRandom random = new SplittableRandom(1);
    List<byte[]> squares = new ArrayList<>();
    for (int i = 0; i < pictures; i++) {
      byte[] square = new byte[3 * EncoderNetwork.SIDE * EncoderNetwork.SIDE];
      random.nextBytes(square);
      squares.add(square);
    }
    return squares;
  }

  private static boolean same(List<float[]> some, List<float[]> others) {
    for (int i = 0; i < some.size(); i++) {
      if (!Arrays.equals(some.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int length() {
    return EncoderNetwork.LENGTH;
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public void close() {
    manager.close();
  }
}
