package org.memestream.captioner.djl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.memestream.captioner.caption.Caption;
import org.memestream.captioner.caption.CaptionComposer;
import org.memestream.captioner.caption.CaptionOutcome;
import org.memestream.captioner.caption.CaptionRequest;
import org.memestream.captioner.caption.SampledBeamSearch;

/** How far a request is. */
final class CaptionDraft {

  private final CaptionRequest request;
  private final Optional<CaptionModel.Decoder> decoder;
  private final float[] picture;
  private final int[] label;
  private final List<Caption> captions = new ArrayList<>();
  private CaptionOutcome.Cause cause = CaptionOutcome.Cause.EMPTY;
  private long streams;

  /**
   * @param decoder empty if the model has none for this request
   */
  CaptionDraft(
      CaptionRequest request,
      Optional<CaptionModel.Decoder> decoder,
      float[] picture,
      int[] label) {
    this.request = request;
    this.decoder = decoder;
    this.picture = picture;
    this.label = label;
  }

  /** The decoder that writes it; there is one if any caption is missing. */
  CaptionModel.Decoder decoder() {
    return decoder.orElseThrow();
  }

  float[] picture() {
    return picture;
  }

  int[] label() {
    return label;
  }

  /** How many captions are still to be written. */
  int missing() {
    return decoder.isEmpty() ? 0 : request.alternatives() - captions.size();
  }

  /** Another search, with luck of its own. */
  SampledBeamSearch.Draw nextDraw() {
    long stream = SampledBeamSearch.stream(request.seed(), streams++);
    return new SampledBeamSearch.Draw(stream, request.temperature());
  }

  /** Keeps the first that is fit to show and not had before. */
  void take(List<SampledBeamSearch.Found> found, CaptionComposer composer) {
    for (SampledBeamSearch.Found one : found) {
      CaptionComposer.Composed composed = composer.compose(one);
      if (composed instanceof CaptionComposer.Composed.Unfit unfit) {
        cause = unfit.cause();
      } else if (composed instanceof CaptionComposer.Composed.Fit fit && isNew(fit.caption())) {
        captions.add(fit.caption());
        return;
      }
    }
  }

  private boolean isNew(Caption caption) {
    return captions.stream()
        .noneMatch(
            other -> other.top().equals(caption.top()) && other.bottom().equals(caption.bottom()));
  }

  CaptionOutcome outcome() {
    if (decoder.isEmpty()) {
      return new CaptionOutcome.Refused(CaptionOutcome.Cause.NO_SUCH_VARIANT);
    }
    if (captions.isEmpty()) {
      return new CaptionOutcome.Refused(cause);
    }
    return new CaptionOutcome.Written(
        captions.stream().sorted(Comparator.comparingDouble(Caption::score).reversed()).toList(),
        decoder.get().name());
  }
}
