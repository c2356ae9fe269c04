package org.memestream.captioner;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.memestream.captioner.caption.CaptionOutcome;
import org.memestream.captioner.caption.CaptionRequest;
import org.memestream.captioner.caption.Captioner;
import org.memestream.captioner.caption.PictureMemory;
import org.memestream.captioner.caption.RgbPicture;
import org.memestream.captioner.caption.Sight;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.StoredPictureReader;
import org.memestream.runtime.picture.UnacceptablePictureException;
import org.memestream.runtime.store.ObjectMissingException;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.runtime.worker.BatchWorker;
import org.memestream.runtime.worker.Outcome;
import org.memestream.schemas.Caption;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.MemeCaptioned;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.Stage;
import org.memestream.schemas.StageTiming;

/** Between events and the {@link Captioner}: fetches pictures, passes given texts through. */
public final class CaptionWorker
    implements BatchWorker<MemeRequested, PreparedText, WrittenText, MemeCaptioned> {

  /** Pictures need not be read with more pixels a side; the encoder looks at far less. */
  private static final int ENOUGH = 512;

  private final ObjectStore store;
  private final StoredPictureReader reader;
  private final Captioner captioner;
  private final PictureMemory memory;
  private final CaptionSpecReader specs;
  private final CaptionerMetrics metrics;

  /**
   * @param store holds the pictures; stays the caller's to close
   * @param reader says which pictures are acceptable
   * @param captioner writes; stays the caller's to close
   * @param memory the captioner's
   * @param specs understands what is asked for
   * @param metrics counts requests that end without a caption
   */
  CaptionWorker(
      ObjectStore store,
      StoredPictureReader reader,
      Captioner captioner,
      PictureMemory memory,
      CaptionSpecReader specs,
      CaptionerMetrics metrics) {
    this.store = store;
    this.reader = reader;
    this.captioner = captioner;
    this.memory = memory;
    this.specs = specs;
    this.metrics = metrics;
  }

  @Override
  public Stage stage() {
    return Stage.CAPTION;
  }

  @Override
  public String id(MemeRequested event) {
    return event.getId();
  }

  @Override
  public String ownerId(MemeRequested event) {
    return event.getOwnerId();
  }

  @Override
  public boolean concerns(MemeRequested event) {
    return event.getCaption() != null;
  }

  @Override
  public Outcome<PreparedText> prepare(MemeRequested event) {
    try {
      return Outcome.produced(
          switch (event.getCaption().getMode()) {
            case GIVEN -> new PreparedText.Given(specs.given(event.getCaption()));
            case GENERATE -> {
              CaptionSpecReader.Wish wish = specs.wish(event.getId(), event.getCaption());
              yield new PreparedText.ToWrite(wish.request(sight(event)));
            }
          });
    } catch (RefusedTextException e) {
      return Outcome.rejected(e.reason(), e.getMessage());
    } catch (UnacceptablePictureException e) {
      return Outcome.rejected(FailureReason.UNREADABLE, e.getMessage());
    } catch (ObjectMissingException e) {
      return Outcome.rejected(
          FailureReason.OBJECT_MISSING,
          "The picture is no longer in the store; it may have expired. Upload it again.");
    }
  }

  /** A picture that came before is not fetched again. */
  private Sight sight(MemeRequested event) throws UnacceptablePictureException {
    Optional<Sight.Known> known = memory.recall(event.getImage().getSha256());
    if (known.isPresent()) {
      return known.get();
    }
    byte[] bytes = store.get(event.getImage().getKey());
    Picture picture = reader.readAtLeast(bytes, event.getImage().getSha256(), ENOUGH);
    // The hash of what was read, not of what the event claims: nobody's claim changes a vector that
    // others get.
    return new Sight.Fresh(
        new RgbPicture(picture.width(), picture.height(), picture.rgb()),
        Optional.of(sha256(bytes)));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public List<Outcome<WrittenText>> run(List<PreparedText> batch) {
    List<CaptionRequest> requests =
        batch.stream()
            .filter(PreparedText.ToWrite.class::isInstance)
            .map(text -> ((PreparedText.ToWrite) text).request())
            .toList();
    List<CaptionOutcome> outcomes = requests.isEmpty() ? List.of() : captioner.caption(requests);
    List<Outcome<WrittenText>> results = new ArrayList<>();
    int next = 0;
    for (PreparedText text : batch) {
      if (text instanceof PreparedText.Given given) {
        results.add(Outcome.produced(WrittenText.given(given.caption())));
      } else {
        results.add(result(requests.get(next), outcomes.get(next)));
        next++;
      }
    }
    return results;
  }

  private Outcome<WrittenText> result(CaptionRequest request, CaptionOutcome outcome) {
    if (outcome instanceof CaptionOutcome.Refused refused) {
      metrics.requestRefused(refused.cause());
      return switch (refused.cause()) {
        case UNCIVIL ->
            Outcome.rejected(
                FailureReason.UNCIVIL_TEXT,
                "Every caption that was tried had words that are not shown."
                    + " Try another label or another seed, or give the text yourself.");
        case NOT_NEW ->
            Outcome.rejected(
                FailureReason.NO_CAPTION,
                "Every caption that was tried was one that people wrote before."
                    + " Try another label, seed or a higher temperature, or give the text yourself.");
        case EMPTY ->
            Outcome.rejected(
                FailureReason.NO_CAPTION,
                "No complete caption was found for this picture."
                    + " Try another label, seed or temperature, or give the text yourself.");
        case NO_SUCH_VARIANT ->
            Outcome.rejected(
                FailureReason.UNSUPPORTED,
                "The model that runs here has no such decoder variant. Leave the variant out.");
      };
    }
    CaptionOutcome.Written written = (CaptionOutcome.Written) outcome;
    List<Caption> captions =
        written.captions().stream()
            .map(
                caption ->
                    Caption.newBuilder()
                        .setTop(caption.top())
                        .setBottom(caption.bottom().orElse(null))
                        .setScore(caption.score())
                        .build())
            .toList();
    return Outcome.produced(WrittenText.written(captions, written.model(), request.seed()));
  }

  @Override
  public MemeCaptioned event(MemeRequested event, WrittenText result, StageTiming timing) {
    return MemeCaptioned.newBuilder()
        .setId(event.getId())
        .setOwnerId(event.getOwnerId())
        .setCaptions(result.captions())
        .setModel(result.model().orElse(null))
        .setSeed(result.seed().isPresent() ? result.seed().getAsLong() : null)
        .setTiming(timing)
        .build();
  }
}
