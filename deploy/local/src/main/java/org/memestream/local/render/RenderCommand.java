package org.memestream.local.render;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.memestream.facetransfer.FaceDetectors;
import org.memestream.local.console.CommandFailure;
import org.memestream.local.console.DataOption;
import org.memestream.local.console.Logs;
import org.memestream.local.console.Printable;
import org.memestream.local.console.Surroundings;
import org.memestream.renderer.drawing.FaceBox;
import org.memestream.renderer.drawing.MemePainter;
import org.memestream.renderer.drawing.MemeText;
import org.memestream.renderer.drawing.UndrawableMemeException;
import org.memestream.renderer.drawing.UndrawableTextException;
import org.memestream.renderer.drawing.UnusableFaceException;
import org.memestream.renderer.drawing.Watermark;
import org.memestream.renderer.output.EncodedPicture;
import org.memestream.renderer.output.MemeRenderer;
import org.memestream.renderer.output.MemeSource;
import org.memestream.renderer.output.OutputLimits;
import org.memestream.renderer.output.OutputProfile;
import org.memestream.renderer.output.OutputProfiles;
import org.memestream.renderer.output.OutputTooLargeException;
import org.memestream.renderer.provenance.Provenance;
import org.memestream.renderer.provenance.SoftwareVersion;
import org.memestream.renderer.skia.Styles;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.lifecycle.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code memestream render}. */
@Command(
    name = "render",
    description =
        "Draws text on a photo in one of the styles, without a stack; nothing else is kept.",
    footer = {
      "Exit code 0 when every picture was written; else 64 (an option), 65 (a photo or text that is"
          + " refused), 74 (cannot write) or 1."
    })
public final class RenderCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(
      names = "--image",
      paramLabel = "PHOTO",
      required = true,
      description = "JPEG, PNG, WEBP or GIF file; what moves keeps moving.")
  private Path image;

  @Option(names = "--top", paramLabel = "TEXT", description = "Upper text.")
  private String top;

  @Option(names = "--bottom", paramLabel = "TEXT", description = "Lower text.")
  private String bottom;

  @Option(
      names = "--style",
      paramLabel = "NAME",
      defaultValue = "classic",
      description =
          "classic, caption-below, band, panda or plain (default: ${DEFAULT-VALUE}); panda needs a"
              + " face.")
  private String style;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "original",
      description =
          "original, wechat, telegram, discord, slack or whatsapp; may be given several times"
              + " (default: ${DEFAULT-VALUE}).")
  private List<String> profiles;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description =
          "Where the picture goes. Its format is the profile's, and the ending follows it; several"
              + " pictures get their names in front of the ending.")
  private Path out;

  @Option(
      names = "--face",
      paramLabel = "X,Y,WIDTH,HEIGHT",
      description =
          "Where a face is, in pixels of the photo; text keeps off it (default: where one is"
              + " found).")
  private List<String> faces = List.of();

  @Option(
      names = "--detector",
      paramLabel = "NAME",
      defaultValue = FaceDetectors.SSD,
      description =
          "What finds faces: ssd, haar, a detector.json, or none (default: ${DEFAULT-VALUE}).")
  private String detector;

  @Option(
      names = "--watermark",
      paramLabel = "TEXT",
      description = "Short text for the lower right corner (default: none).")
  private Optional<String> watermark = Optional.empty();

  @Option(
      names = "--font-dir",
      paramLabel = "DIR",
      description = "Folder of font files that come before the installed ones.")
  private Optional<Path> fontDir = Optional.empty();

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Mixin private DataOption data;

  public RenderCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Logs.client(data.folder(surroundings));
    List<OutputProfile> wanted = wanted();
    List<FaceBox> boxes = faces.stream().map(FaceOption::parse).toList();
    try (Styles styles = Styles.open(fontDir)) {
      MemePainter painter = painter(styles);
      MemeText text = MemeText.of(top, bottom);
      MemeRenderer renderer = new MemeRenderer(mark(styles));
      MemeSource source = source(painter, text, wanted, boxes);
      List<EncodedPicture> pictures = new ArrayList<>();
      for (OutputProfile profile : wanted) {
        pictures.addAll(
            renderer.render(
                painter,
                source,
                text,
                profile,
                Provenance.of(List.of(), SoftwareVersion.ofThisBuild())));
      }
      new RenderReport(surroundings, json)
          .tell(image, source.still(), new RenderedFiles(out).write(pictures));
    } catch (UndrawableTextException e) {
      throw refused(e.problem().name(), e);
    } catch (UnusableFaceException e) {
      throw refused(e.problem().name(), e);
    } catch (UndrawableMemeException e) {
      throw refused("UNDRAWABLE", e);
    } catch (OutputTooLargeException e) {
      throw refused("OUTPUT_TOO_LARGE", e);
    }
    return ExitCode.OK.code();
  }

  private MemeSource source(
      MemePainter painter, MemeText text, List<OutputProfile> wanted, List<FaceBox> boxes) {
    SourcePhoto photo = new SourcePhoto(image);
    return boxes.isEmpty() && painter.regardsFaces(text)
        ? photo.searched(new FaceSearch(detector), wanted)
        : photo.with(boxes, wanted);
  }

  private List<OutputProfile> wanted() {
    OutputProfiles all =
        new OutputProfiles(ConfigurationLoader.group(OutputLimits.class, Map.of()));
    List<OutputProfile> wanted = new ArrayList<>();
    for (String name : new LinkedHashSet<>(profiles)) {
      wanted.add(all.named(name).orElseThrow(() -> unknown("output profile", name, all.names())));
    }
    return wanted;
  }

  private MemePainter painter(Styles styles) {
    return Optional.ofNullable(styles.byName().get(style))
        .orElseThrow(() -> unknown("style", style, styles.names()));
  }

  private Watermark mark(Styles styles) throws UndrawableTextException {
    return watermark.isPresent() ? styles.watermark(watermark.get()) : Watermark.NONE;
  }

  private static CommandFailure unknown(String what, String name, String known) {
    return new CommandFailure(
        ExitCode.USAGE,
        "There is no %s \"%s\". Choose one of: %s.".formatted(what, Printable.of(name), known));
  }

  private static CommandFailure refused(String reason, Exception refusal) {
    return new CommandFailure(
        ExitCode.BAD_INPUT, reason + ": " + Printable.of(refusal.getMessage()), refusal);
  }
}
