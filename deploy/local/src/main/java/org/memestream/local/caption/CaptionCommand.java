package org.memestream.local.caption;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.memestream.captioner.caption.Caption;
import org.memestream.captioner.caption.CaptionOutcome;
import org.memestream.captioner.caption.CaptionRequest;
import org.memestream.captioner.caption.Captioner;
import org.memestream.captioner.caption.RgbPicture;
import org.memestream.captioner.djl.LstmCaptioner;
import org.memestream.ingest.upload.PictureIntake;
import org.memestream.ingest.upload.UploadSettings;
import org.memestream.local.console.CommandFailure;
import org.memestream.local.console.DataOption;
import org.memestream.local.console.Logs;
import org.memestream.local.console.Photo;
import org.memestream.local.console.Printable;
import org.memestream.local.console.Surroundings;
import org.memestream.local.console.UnreadablePhotoException;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.UnacceptablePictureException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code memestream caption}. */
@Command(
    name = "caption",
    description = "Writes captions for a photo, without a stack; nothing is drawn or kept.")
public final class CaptionCommand implements Callable<Integer> {

  /** As the caption worker reads pictures, so that both see the same. */
  private static final int LONGEST_SIDE = 512;

  private final Surroundings surroundings;

  @Parameters(paramLabel = "PHOTO", description = "A JPEG, PNG, WEBP or GIF file.")
  private Path photo;

  @Option(
      names = "--label",
      paramLabel = "WORDS",
      defaultValue = "",
      description = "What the picture is about, or the mood.")
  private String label;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "The same photo, label and seed give the same caption (default: a new one).")
  private Long seed;

  @Option(
      names = "--alternatives",
      paramLabel = "COUNT",
      defaultValue = "1",
      description = "How many different captions, 1 to 10 (default: ${DEFAULT-VALUE}).")
  private int alternatives;

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Mixin private DataOption data;

  public CaptionCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Logs.client(data.folder(surroundings));
    long drawn = seed == null ? new SecureRandom().nextInt(Integer.MAX_VALUE) : seed;
    CaptionRequest request = request(drawn);
    try (Captioner captioner = LstmCaptioner.shipped()) {
      tell(captioner.model(), drawn, captions(captioner.caption(List.of(request)).get(0)));
    }
    return ExitCode.OK.code();
  }

  private CaptionRequest request(long drawn) {
    try {
      List<String> words = label.isBlank() ? List.of() : List.of(label.strip());
      return new CaptionRequest(
          picture(), words, drawn, CaptionRequest.DEFAULT_TEMPERATURE, alternatives);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, e.getMessage());
    } catch (UnreadablePhotoException e) {
      throw refused(e.reason(), e);
    } catch (UnacceptablePictureException e) {
      throw refused(e.problem().name(), e);
    }
  }

  /** As it would be stored, so that the services write the same caption for it. */
  private RgbPicture picture() throws UnreadablePhotoException, UnacceptablePictureException {
    UploadSettings settings = ConfigurationLoader.group(UploadSettings.class, Map.of());
    byte[] upload = new Photo(photo.toString(), photo).read(settings.maxBytes());
    byte[] stored = new PictureIntake(settings).accept(upload).bytes();
    Picture picture = new PictureReader().readToFit(stored, LONGEST_SIDE);
    return new RgbPicture(picture.width(), picture.height(), picture.rgb());
  }

  private CommandFailure refused(String reason, Exception failure) {
    return new CommandFailure(
        ExitCode.BAD_INPUT,
        Printable.of(photo.toString()) + ": " + reason + ": " + failure.getMessage());
  }

  private static List<Caption> captions(CaptionOutcome outcome) {
    if (outcome instanceof CaptionOutcome.Written written) {
      return written.captions();
    }
    CaptionOutcome.Cause cause = ((CaptionOutcome.Refused) outcome).cause();
    throw new CommandFailure(
        ExitCode.FAILED,
        switch (cause) {
              case UNCIVIL -> "Every caption that was tried had words that are not shown.";
              case EMPTY -> "No complete caption was found.";
            }
            + " Try another --label or --seed.");
  }

  private void tell(String model, long drawn, List<Caption> captions) throws IOException {
    if (!json) {
      for (Caption caption : captions) {
        String bottom = caption.bottom().map(text -> " / " + text).orElse("");
        surroundings.out().println(caption.top() + bottom);
      }
      return;
    }
    try (JsonGenerator out =
        new JsonFactory()
            .createGenerator(surroundings.out())
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      out.writeStartObject();
      out.writeStringField("photo", photo.toString());
      out.writeNumberField("seed", drawn);
      out.writeStringField("model", model);
      out.writeArrayFieldStart("captions");
      for (Caption caption : captions) {
        out.writeStartObject();
        out.writeStringField("top", caption.top());
        out.writeStringField("bottom", caption.bottom().orElse(null));
        out.writeNumberField("score", caption.score());
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    surroundings.out().println();
  }
}
