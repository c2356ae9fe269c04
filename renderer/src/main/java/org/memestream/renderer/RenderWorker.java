package org.memestream.renderer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.memestream.renderer.drawing.MemePainter;
import org.memestream.renderer.drawing.MemeText;
import org.memestream.renderer.drawing.UndrawableMemeException;
import org.memestream.renderer.drawing.UndrawableTextException;
import org.memestream.renderer.drawing.UnusableFaceException;
import org.memestream.renderer.output.EncodedPicture;
import org.memestream.renderer.output.MemeRenderer;
import org.memestream.renderer.output.OutputProfile;
import org.memestream.renderer.output.OutputProfiles;
import org.memestream.renderer.output.OutputTooLargeException;
import org.memestream.renderer.provenance.Provenance;
import org.memestream.renderer.provenance.SoftwareVersion;
import org.memestream.renderer.skia.Styles;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.UnacceptablePictureException;
import org.memestream.runtime.store.ObjectMissingException;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.runtime.worker.BatchWorker;
import org.memestream.runtime.worker.Outcome;
import org.memestream.schemas.Caption;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.MemeAssembled;
import org.memestream.schemas.MemeRendered;
import org.memestream.schemas.RenderedPicture;
import org.memestream.schemas.Stage;
import org.memestream.schemas.StageTiming;

/**
 * Draws the texts of an assembled meme onto its picture, in the shapes of the profiles that were
 * asked for, and stores each result under a key that depends on the meme alone, so that a repeat
 * overwrites its own objects.
 */
public final class RenderWorker
    implements BatchWorker<MemeAssembled, PreparedMeme, List<RenderedPicture>, MemeRendered> {

  private final MemeSources sources;
  private final RenderedPictures results;
  private final Styles styles;
  private final OutputProfiles profiles;
  private final MemeRenderer renderer;
  private final SoftwareVersion version = SoftwareVersion.ofThisBuild();

  /**
   * @param store holds the pictures; stays the caller's to close
   * @param reader says which pictures are acceptable
   * @param styles stay the caller's to close
   * @param profiles that may be asked for
   * @param renderer draws and encodes
   */
  public RenderWorker(
      ObjectStore store,
      PictureReader reader,
      Styles styles,
      OutputProfiles profiles,
      MemeRenderer renderer) {
    this.sources = new MemeSources(store, reader);
    this.results = new RenderedPictures(store);
    this.styles = styles;
    this.profiles = profiles;
    this.renderer = renderer;
  }

  @Override
  public Stage stage() {
    return Stage.RENDER;
  }

  @Override
  public String id(MemeAssembled event) {
    return event.getId();
  }

  @Override
  public String ownerId(MemeAssembled event) {
    return event.getOwnerId();
  }

  @Override
  public boolean concerns(MemeAssembled event) {
    return true;
  }

  @Override
  public Outcome<PreparedMeme> prepare(MemeAssembled event) {
    MemePainter painter = styles.byName().get(event.getStyle());
    if (painter == null) {
      return unsupported("style", event.getStyle(), styles.names());
    }
    List<OutputProfile> asked = new ArrayList<>();
    for (String name : event.getProfiles()) {
      Optional<OutputProfile> profile = profiles.named(name);
      if (profile.isEmpty()) {
        return unsupported("output profile", name, profiles.names());
      }
      if (!asked.contains(profile.get())) {
        asked.add(profile.get());
      }
    }
    if (asked.isEmpty()) {
      return unsupported("output profile", "none", profiles.names());
    }
    try {
      List<PreparedMeme.Alternative> alternatives = alternatives(event.getCaptions());
      return Outcome.produced(
          new PreparedMeme(
              event,
              sources.source(event, asked),
              painter,
              asked,
              alternatives,
              Provenance.of(event.getModels(), version)));
    } catch (UndrawableTextException e) {
      return undrawable(e);
    } catch (UnacceptablePictureException e) {
      return Outcome.rejected(FailureReason.UNREADABLE, e.getMessage());
    } catch (ObjectMissingException e) {
      return Outcome.rejected(
          FailureReason.OBJECT_MISSING,
          "The picture is no longer in the store; it may have expired. Upload it again.");
    }
  }

  private static List<PreparedMeme.Alternative> alternatives(List<Caption> captions)
      throws UndrawableTextException {
    List<PreparedMeme.Alternative> alternatives = new ArrayList<>();
    for (Caption caption : captions) {
      MemeText text = MemeText.of(caption.getTop(), caption.getBottom());
      alternatives.add(new PreparedMeme.Alternative(caption, text));
    }
    return alternatives.isEmpty()
        ? List.of(new PreparedMeme.Alternative(null, MemeText.NONE))
        : alternatives;
  }

  @Override
  public List<Outcome<List<RenderedPicture>>> run(List<PreparedMeme> batch) {
    return batch.stream().map(this::rendered).toList();
  }

  private Outcome<List<RenderedPicture>> rendered(PreparedMeme meme) {
    List<RenderedPicture> pictures = new ArrayList<>();
    try {
      for (OutputProfile profile : meme.profiles()) {
        for (int number = 0; number < meme.alternatives().size(); number++) {
          PreparedMeme.Alternative alternative = meme.alternatives().get(number);
          for (EncodedPicture picture :
              renderer.render(
                  meme.painter(), meme.source(), alternative.text(), profile, meme.provenance())) {
            pictures.add(results.stored(meme.event(), picture, number, alternative.caption()));
          }
        }
      }
    } catch (UndrawableMemeException e) {
      return undrawable(e);
    } catch (OutputTooLargeException e) {
      return Outcome.rejected(FailureReason.OUTPUT_TOO_LARGE, e.getMessage());
    }
    return Outcome.produced(pictures);
  }

  @Override
  public MemeRendered event(MemeAssembled event, List<RenderedPicture> result, StageTiming timing) {
    Provenance provenance = Provenance.of(event.getModels(), version);
    return MemeRendered.newBuilder()
        .setId(event.getId())
        .setOwnerId(event.getOwnerId())
        .setPictures(result)
        .setDigitalSourceType(provenance.source().uri())
        .setCreatorTool(provenance.creatorTool())
        .setTiming(timing)
        .build();
  }

  private static <T> Outcome<T> unsupported(String what, String asked, String known) {
    return Outcome.rejected(
        FailureReason.UNSUPPORTED, "The " + what + " " + asked + " is not one of: " + known + ".");
  }

  private static <T> Outcome<T> undrawable(UndrawableMemeException refusal) {
    return Outcome.rejected(reason(refusal), refusal.getMessage());
  }

  private static FailureReason reason(UndrawableMemeException refusal) {
    if (refusal instanceof UnusableFaceException face) {
      return switch (face.problem()) {
        case NO_FACE -> FailureReason.NO_FACE;
        case TOO_SMALL -> FailureReason.FACE_TOO_SMALL;
      };
    }
    return switch (((UndrawableTextException) refusal).problem()) {
      case TOO_LONG, DOES_NOT_FIT -> FailureReason.TEXT_TOO_LONG;
      case MISSING_GLYPHS -> FailureReason.MISSING_GLYPHS;
    };
  }
}
