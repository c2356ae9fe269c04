package org.memestream.local.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.memestream.ingest.Sha256;
import org.memestream.local.console.Surroundings;
import org.memestream.renderer.drawing.MemePainter;
import org.memestream.renderer.drawing.MemeText;
import org.memestream.renderer.drawing.Scene;
import org.memestream.renderer.drawing.Watermark;
import org.memestream.renderer.output.MemeRenderer;
import org.memestream.renderer.output.MemeSource;
import org.memestream.renderer.output.OutputLimits;
import org.memestream.renderer.output.OutputProfile;
import org.memestream.renderer.output.OutputProfiles;
import org.memestream.renderer.provenance.Provenance;
import org.memestream.renderer.provenance.SoftwareVersion;
import org.memestream.renderer.skia.Styles;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.StoredPictureReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code memestream bench render}: from a JPEG file to the files of a profile. */
@Command(
    name = "render",
    mixinStandardHelpOptions = true,
    description = "Measure drawing, from a photo's file to the files of a meme.")
final class RenderBench implements Callable<Integer> {

  private static final List<String> STYLES = List.of("classic", "caption-below", "band");
  private static final List<String> PROFILES = List.of("original", "wechat", "telegram");

  /** As the render worker reads pictures. */
  private static final int LONGEST_SIDE = 1280;

  private final Surroundings surroundings;

  @Mixin private BenchOptions options;

  RenderBench(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    List<BenchReport.Section> sections = new ArrayList<>();
    byte[] photo = options.photos().jpeg(1);
    StoredPictureReader reader = new StoredPictureReader(new PictureReader());
    String hash = new Sha256().of(photo);
    sections.add(
        new BenchReport.Section(
            "decode",
            Stopwatch.measure(
                    options.rounds(), round -> reader.readToFit(photo, hash, LONGEST_SIDE))
                .figures("one photo")));
    OutputProfiles profiles =
        new OutputProfiles(ConfigurationLoader.group(OutputLimits.class, Map.of()));
    try (Styles styles = Styles.open(Optional.empty())) {
      for (String style : STYLES) {
        MemePainter painter = styles.byName().get(style);
        List<Figure> figures = new ArrayList<>();
        for (String name : PROFILES) {
          OutputProfile profile = profiles.named(name).orElseThrow();
          Samples samples = renders(painter, profile, reader, photo);
          figures.addAll(samples.figures(name));
        }
        sections.add(new BenchReport.Section(style + ", decoding included", figures));
      }
    }
    options.tell(new BenchReport("render", Machine.here(), sections), surroundings);
    return ExitCode.OK.code();
  }

  private Samples renders(
      MemePainter painter, OutputProfile profile, StoredPictureReader reader, byte[] photo)
      throws Exception {
    String hash = new Sha256().of(photo);
    MemeRenderer renderer = new MemeRenderer(Watermark.NONE);
    Provenance provenance = Provenance.of(List.of("captions"), SoftwareVersion.ofThisBuild());
    return Stopwatch.measure(
        options.rounds(),
        round -> {
          Picture read = reader.readToFit(photo, hash, LONGEST_SIDE);
          MemeText text = MemeText.of("meme number " + round, "that nobody has seen " + round);
          renderer.render(painter, MemeSource.still(Scene.of(read)), text, profile, provenance);
        });
  }
}
