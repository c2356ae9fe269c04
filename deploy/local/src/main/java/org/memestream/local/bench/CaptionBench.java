package org.memestream.local.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.memestream.captioner.caption.CaptionRequest;
import org.memestream.captioner.caption.RgbPicture;
import org.memestream.captioner.caption.Variant;
import org.memestream.captioner.djl.LstmCaptioner;
import org.memestream.ingest.Sha256;
import org.memestream.local.console.Surroundings;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.StoredPictureReader;
import org.memestream.runtime.picture.UnacceptablePictureException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code memestream bench caption}: captions with the shipped model, no Kafka involved. */
@Command(
    name = "caption",
    mixinStandardHelpOptions = true,
    description = "Measure captions with the shipped model, by variant and batch size.")
final class CaptionBench implements Callable<Integer> {

  private static final List<Integer> BATCHES = List.of(1, 16);

  /** As the caption worker reads pictures. */
  private static final int ENOUGH = 512;

  private final Surroundings surroundings;

  @Mixin private BenchOptions options;

  CaptionBench(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    List<BenchReport.Section> sections = new ArrayList<>();
    try (LstmCaptioner captioner = LstmCaptioner.shipped()) {
      sections.add(new BenchReport.Section("before the words", before(captioner)));
      for (Variant variant : Variant.values()) {
        List<Figure> figures = new ArrayList<>();
        for (int batch : BATCHES) {
          Samples samples = captions(captioner, variant, batch);
          String name = batch == 1 ? "one caption" : "a batch of " + batch;
          figures.addAll(samples.figures(name));
          figures.add(
              new Figure("captions, in batches of " + batch, 1e3 * batch / samples.median(), "/s"));
        }
        sections.add(new BenchReport.Section(variant.name(), figures));
      }
    }
    options.tell(new BenchReport("caption", Machine.here(), sections), surroundings);
    return ExitCode.OK.code();
  }

  private List<Figure> before(LstmCaptioner captioner) throws Exception {
    StoredPictureReader reader = new StoredPictureReader(new PictureReader());
    byte[] photo = options.photos().jpeg(1);
    List<RgbPicture> one = List.of(read(reader, photo));
    List<Figure> figures = new ArrayList<>();
    figures.addAll(
        Stopwatch.measure(options.rounds(), round -> read(reader, photo)).figures("decode"));
    figures.addAll(
        Stopwatch.measure(options.rounds(), round -> captioner.encode(one))
            .figures("encode one picture"));
    return figures;
  }

  /** Whole requests, encoding included; every picture is a new one. */
  private Samples captions(LstmCaptioner captioner, Variant variant, int batch) throws Exception {
    BenchPhotos photos = options.photos();
    StoredPictureReader reader = new StoredPictureReader(new PictureReader());
    List<RgbPicture> pictures = new ArrayList<>();
    for (int i = 0; i < batch; i++) {
      pictures.add(read(reader, photos.jpeg(i)));
    }
    int rounds = Math.max(1, options.rounds() / batch * 4);
    return Stopwatch.measure(
        rounds,
        round ->
            captioner.caption(
                IntStream.range(0, batch)
                    .mapToObj(i -> request(pictures.get(i), variant, round * batch + i))
                    .toList()));
  }

  private static CaptionRequest request(RgbPicture picture, Variant variant, int seed) {
    List<String> label = variant == Variant.IMAGE ? List.of() : List.of("monday morning");
    return new CaptionRequest(
        picture, label, Optional.of(variant), seed, CaptionRequest.DEFAULT_TEMPERATURE, 1);
  }

  private static RgbPicture read(StoredPictureReader reader, byte[] photo)
      throws UnacceptablePictureException {
    Picture picture = reader.readAtLeast(photo, new Sha256().of(photo), ENOUGH);
    return new RgbPicture(picture.width(), picture.height(), picture.rgb());
  }
}
