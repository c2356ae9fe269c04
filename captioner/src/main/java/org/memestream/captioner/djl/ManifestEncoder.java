package org.memestream.captioner.djl;

import ai.djl.ModelException;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.memestream.captioner.caption.PictureEncoder;
import org.memestream.captioner.caption.Region;
import org.memestream.captioner.caption.Resampler;
import org.memestream.captioner.caption.RgbPicture;
import org.memestream.runtime.network.FileHash;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Processor;
import org.memestream.runtime.network.UnusableModelException;

/**
 * Any network that DJL loads, as its {@link EncoderManifest} says. Pictures go through it one at a
 * time: many such networks take no more, and a vector depends on its picture alone.
 */
public final class ManifestEncoder implements PictureEncoder {

  private final EncoderManifest manifest;
  private final String identity;
  private final ZooModel<NDList, NDList> model;
  private final PixelScale scale;
  private final Resampler resampler;

  private ManifestEncoder(
      EncoderManifest manifest, String identity, ZooModel<NDList, NDList> model) {
    this.manifest = manifest;
    this.identity = identity;
    this.model = model;
    this.scale = new PixelScale(manifest);
    this.resampler = new Resampler(manifest.side());
  }

  /**
   * Loads the network beside a manifest and encodes one grey picture with it.
   *
   * @param processor where it computes; a GPU needs CUDA in the manifest's engine
   * @throws UnusableModelException if the manifest has mistakes (all are listed), the file is not
   *     the one it describes, or the network does not give such vectors
   */
  public static ManifestEncoder open(Path path, Processor processor) throws IOException {
    byte[] json = Files.readAllBytes(path);
    EncoderManifest manifest = EncoderManifestReader.read(path, json);
    Path file = path.resolveSibling(manifest.file());
    String identity = new FileHash().add(json).add(file).hex();
    ManifestEncoder encoder =
        new ManifestEncoder(manifest, identity, load(manifest, file, processor));
    try {
      encoder.encode(List.of(new RgbPicture(1, 1, new byte[] {127, 127, 127})));
      return encoder;
    } catch (IllegalStateException e) {
      encoder.close();
      throw new UnusableModelException(
          "%s does not describe its network: %s".formatted(path, e.getMessage()), e);
    }
  }

  private static ZooModel<NDList, NDList> load(
      EncoderManifest manifest, Path file, Processor processor) throws IOException {
    InferenceEngine.start();
    try {
      String engine = manifest.engine().toString();
      return Criteria.builder()
          .setTypes(NDList.class, NDList.class)
          .optModelPath(file)
          .optEngine(engine)
          .optDevice(InferenceEngine.device(processor, Engine.getEngine(engine)))
          .optOption("intraOpNumThreads", "1")
          .optOption("interOpNumThreads", "1")
          .optTranslator(new NoopTranslator())
          .build()
          .loadModel();
    } catch (ModelException | EngineException e) {
      throw new UnusableModelException(
          "%s cannot load %s: %s".formatted(manifest.engine(), file, e.getMessage()), e);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the network fails or gives other than its manifest says
   */
  @Override
  public List<float[]> encode(List<RgbPicture> pictures) {
    List<float[]> vectors = new ArrayList<>();
    try (NDManager manager = model.getNDManager().newSubManager();
        Predictor<NDList, NDList> predictor = model.newPredictor()) {
      for (RgbPicture picture : pictures) {
        byte[] square = resampler.square(picture, Region.whole(picture));
        try (NDArray input = scale.tensor(manager, square);
            NDList answer = predictor.predict(new NDList(input))) {
          vectors.add(scaled(vector(answer).toFloatArray()));
        }
      }
    } catch (TranslateException | EngineException e) {
      throw new IllegalStateException("the network fails on a picture: " + e.getMessage(), e);
    }
    return vectors;
  }

  private NDArray vector(NDList answer) {
    List<NDArray> fitting = new ArrayList<>();
    for (int i = 0; i < answer.size(); i++) {
      if (isMeant(answer.get(i), i)) {
        fitting.add(answer.get(i));
      }
    }
    if (fitting.size() != 1
        || fitting.get(0).size() != manifest.length()
        || fitting.get(0).getDataType() != DataType.FLOAT32) {
      throw new IllegalStateException(
          "%d of its outputs fit %s with %d numbers in single precision; there are %s"
              .formatted(
                  fitting.size() == 1 ? 0 : fitting.size(),
                  manifest.output(),
                  manifest.length(),
                  described(answer)));
    }
    return fitting.get(0);
  }

  private boolean isMeant(NDArray output, int index) {
    EncoderManifest.Output meant = manifest.output();
    if (meant instanceof EncoderManifest.Output.Named named) {
      return named.name().equals(output.getName());
    }
    if (meant instanceof EncoderManifest.Output.At at) {
      return at.index() == index;
    }
    return output.size() == manifest.length();
  }

  private static String described(NDList answer) {
    return answer.stream()
        .map(
            output ->
                "%s %s %s"
                    .formatted(
                        output.getName() == null ? "(without a name)" : output.getName(),
                        output.getDataType(),
                        output.getShape()))
        .collect(Collectors.joining(", "));
  }

  private float[] scaled(float[] vector) {
    double sum = 0;
    for (float number : vector) {
      sum += (double) number * number;
    }
    if (!Double.isFinite(sum)) {
      throw new IllegalStateException("the network gives numbers that are not finite");
    }
    if (manifest.norm().isPresent() && sum > 0) {
      double factor = manifest.norm().getAsDouble() / Math.sqrt(sum);
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (float) (vector[i] * factor);
      }
    }
    return vector;
  }

  @Override
  public int length() {
    return manifest.length();
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public void close() {
    model.close();
  }
}
