package org.memestream.captioner.djl;

import ai.djl.ndarray.NDManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.memestream.captioner.caption.Familiarity;
import org.memestream.captioner.caption.PictureEncoder;
import org.memestream.captioner.caption.Variant;
import org.memestream.captioner.caption.Vocabulary;
import org.memestream.runtime.network.UnusableModelException;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.network.WeightsFile;

/**
 * An encoder and the decoders that were trained with it, all with one vocabulary.
 *
 * @param encoder stays the caller's to close
 * @param vocabulary the decoders' words
 * @param familiarity knows the pictures that they have learnt from
 * @param decoders at least one
 */
public record CaptionModel(
    PictureEncoder encoder,
    Vocabulary vocabulary,
    Familiarity familiarity,
    Map<Variant, Decoder> decoders) {

  private static final Variant UNLABELLED = Variant.IMAGE;
  private static final Variant LABELLED = Variant.IMAGE_LABEL;

  /** A decoder. */
  public static final class Decoder {

    private final PreparedDecoder prepared;
    private final String name;

    Decoder(DecoderNetwork network, Weights weights, String name) {
      this.prepared = new PreparedDecoder(network, weights);
      this.name = name;
    }

    public DecoderNetwork network() {
      return prepared.network();
    }

    public Weights weights() {
      return prepared.weights();
    }

    /** Name and version, with the start of the weights' hash. */
    public String name() {
      return name;
    }

    PreparedDecoder prepared() {
      return prepared;
    }
  }

  /** Opens one file of a model by its name. */
  public interface Source {
    /**
     * The file {@code encoder.mstw}, {@code vocabulary.txt}, {@code decoder-VARIANT.mstw} or, which
     * a model may come without, {@code pictures.mstw} or {@code novelty.bin}.
     *
     * @return empty if there is none
     */
    Optional<InputStream> open(String file) throws IOException;
  }

  /** The files that ship in the jar. */
  public static Source shipped() {
    return file ->
        Optional.ofNullable(
            CaptionModel.class.getResourceAsStream("/org/memestream/captioner/model/" + file));
  }

  /** The files in a folder. */
  public static Source folder(Path folder) {
    return file -> {
      Path path = folder.resolve(file);
      return Files.exists(path) ? Optional.of(Files.newInputStream(path)) : Optional.empty();
    };
  }

  /** Name of the file that holds a decoder. */
  public static String file(Variant variant) {
    return "decoder-%s.mstw".formatted(variant.text());
  }

  /**
   * Loads a model into native memory that the manager owns.
   *
   * @param encoder stays the caller's to close
   * @throws UnusableModelException if a file is missing or damaged, or a decoder was trained with
   *     another encoder or vocabulary
   */
  public static CaptionModel load(Source source, PictureEncoder encoder, NDManager manager)
      throws IOException {
    Vocabulary vocabulary;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(required(source, "vocabulary.txt"), StandardCharsets.UTF_8))) {
      vocabulary = new Vocabulary(reader.lines().toList());
    }
    Map<Variant, Decoder> decoders = new EnumMap<>(Variant.class);
    for (Variant variant : Variant.values()) {
      Optional<InputStream> file = source.open(file(variant));
      if (file.isPresent()) {
        try (InputStream stream = file.get()) {
          decoders.put(variant, decoder(stream, variant, vocabulary, encoder.identity(), manager));
        }
      }
    }
    if (decoders.isEmpty()) {
      throw new UnusableModelException(
          "the model has no decoder: it takes at least one file like " + file(Variant.IMAGE_LABEL));
    }
    Familiarity familiarity = familiarity(source, encoder.identity(), manager);
    return new CaptionModel(encoder, vocabulary, familiarity, decoders);
  }

  private static Familiarity familiarity(Source source, String encoder, NDManager manager)
      throws IOException {
    Optional<InputStream> file = source.open(KnownPictures.FILE);
    if (file.isEmpty()) {
      return Familiarity.UNKNOWN;
    }
    try (InputStream stream = file.get()) {
      KnownPictures pictures = KnownPictures.read(stream, manager);
      requireSame("encoder", pictures.encoder(), encoder);
      return new Familiarity(pictures.vectors());
    }
  }

  private static InputStream required(Source source, String file) throws IOException {
    return source
        .open(file)
        .orElseThrow(() -> new UnusableModelException("the model file " + file + " is missing"));
  }

  private static Decoder decoder(
      InputStream stream, Variant variant, Vocabulary vocabulary, String encoder, NDManager manager)
      throws IOException {
    WeightsFile file = WeightsFile.read(stream, "decoder", manager);
    requireSame("variant", file.property("variant"), variant.text());
    requireSame("encoder", file.property("encoder"), encoder);
    requireSame("vocabulary", file.property("vocabulary"), vocabulary.fingerprint());
    DecoderNetwork network =
        new DecoderNetwork(
            variant,
            vocabulary.size(),
            Integer.parseInt(file.property("embedding")),
            Integer.parseInt(file.property("hidden")));
    String name = "memestream-%s-%s".formatted(variant.text(), file.sha256().substring(0, 8));
    return new Decoder(network, file.weights(), name);
  }

  private static void requireSame(String what, String trainedWith, String given)
      throws UnusableModelException {
    if (!trainedWith.equals(given)) {
      throw new UnusableModelException(
          "the decoder was trained with the %s %.12s, not with the one given (%.12s): use the files of one training together"
              .formatted(what, trainedWith, given));
    }
  }

  /**
   * The decoder of a variant; without one, the decoder that measured best for what it is told.
   *
   * @param labelled whether there are label words
   * @return empty if the model lacks the variant
   */
  public Optional<Decoder> decoder(Optional<Variant> variant, boolean labelled) {
    if (variant.isPresent()) {
      return Optional.ofNullable(decoders.get(variant.get()));
    }
    Decoder any = decoders.values().iterator().next();
    return Optional.of(decoders.getOrDefault(labelled ? LABELLED : UNLABELLED, any));
  }
}
