package org.memestream.local.caption;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.memestream.captioner.caption.Caption;
import org.memestream.captioner.caption.CaptionOutcome;
import org.memestream.captioner.caption.CaptionRequest;
import org.memestream.captioner.caption.Captioner;
import org.memestream.captioner.caption.RgbPicture;
import org.memestream.captioner.caption.Variant;
import org.memestream.captioner.djl.CaptionModel;
import org.memestream.captioner.djl.LstmCaptioner;
import org.memestream.ingest.Sha256;
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
import org.memestream.runtime.picture.StoredPictureReader;
import org.memestream.runtime.picture.UnacceptablePictureException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code memestream caption}. */
@Command(
    name = "caption",
    description = "Writes captions for a photo, without a stack; nothing is drawn or kept.")
public final class CaptionCommand implements Callable<Integer> {

  /** As the caption worker reads pictures, so that both see the same. */
  private static final int ENOUGH = 512;

  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "PHOTO", description = "JPEG, PNG, WEBP or GIF files.")
  private List<Path> photos = List.of();

  @Option(
      names = "--label",
      paramLabel = "WORDS",
      defaultValue = "",
      description = "What the picture is about, or the mood.")
  private String label;

  @Option(
      names = "--variant",
      paramLabel = "NAME",
      description = "Which decoder: image, image-label or attention (default: the best one).")
  private Optional<Variant> variant = Optional.empty();

  @Option(
      names = "--decoding",
      paramLabel = "WAY",
      description =
          "search keeps the likeliest of several, sample draws word by word as people's captions"
              + " vary (default: search, and sample with --dump).")
  private Optional<Decoding> decoding = Optional.empty();

  @Option(
      names = "--temperature",
      paramLabel = "NUMBER",
      defaultValue = "" + CaptionRequest.DEFAULT_TEMPERATURE,
      description = "Low plays safe, high takes risks (default: ${DEFAULT-VALUE}).")
  private double temperature;

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

  @ArgGroup(exclusive = false, heading = "Many captions, to compare them with people's:%n")
  private DumpOptions dump;

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Mixin private DataOption data;

  public CaptionCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Logs.client(data.folder(surroundings));
    if (photos.isEmpty() == (dump == null)) {
      throw new ParameterException(spec.commandLine(), "Give a PHOTO, or --dump and its options.");
    }
    checkOptions();
    long drawn = seed == null ? new SecureRandom().nextInt(Integer.MAX_VALUE) : seed;
    Decoding way = decoding.orElse(dump == null ? Decoding.SEARCH : Decoding.SAMPLE);
    try (Captioner captioner = LstmCaptioner.load(CaptionModel.shipped(), way.search())) {
      if (dump != null) {
        dump.write(captioner, variant, temperature, drawn, surroundings);
        return ExitCode.OK.code();
      }
      if (!captioner.reads(label)) {
        throw new CommandFailure(
            ExitCode.BAD_INPUT,
            "The label is in a script that the caption model does not know; the shipped model"
                + " speaks English only. Give an English --label, or train a model for that"
                + " language, starting with ./memestream train prepare.");
      }
      for (Path photo : photos) {
        tell(photo, drawn, captions(captioner.caption(List.of(request(photo, drawn))).get(0)));
      }
    }
    return ExitCode.OK.code();
  }

  /** Before the model is loaded, which takes a while. */
  private void checkOptions() {
    try {
      request(new RgbPicture(1, 1, new byte[3]), 0);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, e.getMessage());
    }
    if (dump != null) {
      dump.check();
    }
  }

  private CaptionRequest request(RgbPicture picture, long drawn) {
    List<String> words = label.isBlank() ? List.of() : List.of(label.strip());
    return new CaptionRequest(picture, words, variant, drawn, temperature, alternatives);
  }

  private CaptionRequest request(Path photo, long drawn) {
    try {
      return request(picture(photo), drawn);
    } catch (UnreadablePhotoException e) {
      throw refused(photo, e.reason(), e);
    } catch (UnacceptablePictureException e) {
      throw refused(photo, e.problem().name(), e);
    }
  }

  /** As it would be stored, so that the services write the same caption for it. */
  private static RgbPicture picture(Path photo)
      throws UnreadablePhotoException, UnacceptablePictureException {
    UploadSettings settings = ConfigurationLoader.group(UploadSettings.class, Map.of());
    byte[] upload = new Photo(photo.toString(), photo).read(settings.maxBytes());
    byte[] stored = new PictureIntake(settings).accept(upload).bytes();
    Picture picture =
        new StoredPictureReader(new PictureReader())
            .readAtLeast(stored, new Sha256().of(stored), ENOUGH);
    return new RgbPicture(picture.width(), picture.height(), picture.rgb());
  }

  private static CommandFailure refused(Path photo, String reason, Exception failure) {
    return new CommandFailure(
        ExitCode.BAD_INPUT,
        Printable.of(photo.toString()) + ": " + reason + ": " + failure.getMessage());
  }

  private static CaptionOutcome.Written captions(CaptionOutcome outcome) {
    if (outcome instanceof CaptionOutcome.Written written) {
      return written;
    }
    CaptionOutcome.Cause cause = ((CaptionOutcome.Refused) outcome).cause();
    throw new CommandFailure(
        ExitCode.FAILED,
        switch (cause) {
              case UNCIVIL -> "Every caption that was tried had words that are not shown.";
              case EMPTY -> "No complete caption was found.";
              case NOT_NEW -> "Every caption that was tried is one that people wrote before.";
              case NO_SUCH_VARIANT -> "The model has no such variant.";
            }
            + " Try another --label or --seed.");
  }

  private void tell(Path photo, long drawn, CaptionOutcome.Written written) throws IOException {
    if (!json) {
      String name = photos.size() > 1 ? Printable.of(photo.toString()) + ": " : "";
      for (Caption caption : written.captions()) {
        String bottom = caption.bottom().map(text -> " / " + text).orElse("");
        surroundings.out().println(name + caption.top() + bottom);
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
      out.writeStringField("model", written.model());
      out.writeArrayFieldStart("captions");
      for (Caption caption : written.captions()) {
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
