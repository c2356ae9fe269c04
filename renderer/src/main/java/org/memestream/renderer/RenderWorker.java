package org.memestream.renderer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.memestream.renderer.drawing.MemePainter;
import org.memestream.renderer.drawing.MemeText;
import org.memestream.renderer.drawing.UndrawableTextException;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.PictureScaler;
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
 * Draws the texts of an assembled meme onto its picture and stores each result under a key that
 * depends on the meme alone, so that a repeat overwrites its own objects.
 */
public final class RenderWorker
    implements BatchWorker<MemeAssembled, PreparedMeme, List<RenderedPicture>, MemeRendered> {

  private final ObjectStore store;
  private final PictureReader reader;
  private final PictureScaler scaler = new PictureScaler();
  private final RenderedPictures results;
  private final Map<String, MemePainter> styles;

  /**
   * @param store holds the pictures; stays the caller's to close
   * @param reader says which pictures are acceptable
   * @param styles painters by the name of their style in events
   */
  public RenderWorker(ObjectStore store, PictureReader reader, Map<String, MemePainter> styles) {
    this.store = store;
    this.reader = reader;
    this.results = new RenderedPictures(store);
    this.styles = Map.copyOf(styles);
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
    MemePainter painter = styles.get(event.getStyle());
    if (painter == null) {
      return unsupported(
          "style", event.getStyle(), String.join(", ", new TreeSet<>(styles.keySet())));
    }
    List<OutputProfile> profiles = new ArrayList<>();
    for (String name : event.getProfiles()) {
      Optional<OutputProfile> profile = OutputProfile.named(name);
      if (profile.isEmpty()) {
        return unsupported("output profile", name, OutputProfile.names());
      }
      profiles.add(profile.get());
    }
    if (profiles.isEmpty()) {
      return unsupported("output profile", "none", OutputProfile.names());
    }
    try {
      List<PreparedMeme.Alternative> alternatives = alternatives(event.getCaptions());
      Picture picture = picture(event, profiles);
      return Outcome.produced(new PreparedMeme(event, picture, painter, profiles, alternatives));
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

  private Picture picture(MemeAssembled event, List<OutputProfile> profiles)
      throws UnacceptablePictureException {
    int longestSide = profiles.stream().mapToInt(OutputProfile::longestSide).max().orElseThrow();
    return reader.readToFit(store.get(event.getImage().getKey()), longestSide);
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
        Picture canvas = profile.sized(meme.picture(), scaler);
        for (int number = 0; number < meme.alternatives().size(); number++) {
          PreparedMeme.Alternative alternative = meme.alternatives().get(number);
          Picture drawn = meme.painter().paint(canvas, alternative.text());
          pictures.add(results.stored(meme.event(), profile, number, alternative.caption(), drawn));
        }
      }
    } catch (UndrawableTextException e) {
      return undrawable(e);
    }
    return Outcome.produced(pictures);
  }

  @Override
  public MemeRendered event(MemeAssembled event, List<RenderedPicture> result, StageTiming timing) {
    return MemeRendered.newBuilder()
        .setId(event.getId())
        .setOwnerId(event.getOwnerId())
        .setPictures(result)
        .setTiming(timing)
        .build();
  }

  private static <T> Outcome<T> unsupported(String what, String asked, String known) {
    return Outcome.rejected(
        FailureReason.UNSUPPORTED, "The " + what + " " + asked + " is not one of: " + known + ".");
  }

  private static <T> Outcome<T> undrawable(UndrawableTextException refusal) {
    FailureReason reason =
        switch (refusal.problem()) {
          case TOO_LONG, DOES_NOT_FIT -> FailureReason.TEXT_TOO_LONG;
          case MISSING_GLYPHS -> FailureReason.MISSING_GLYPHS;
        };
    return Outcome.rejected(reason, refusal.getMessage());
  }
}
