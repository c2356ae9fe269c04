package org.memestream.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.memestream.schemas.Degradation;
import org.memestream.schemas.MemeFinished;
import org.memestream.schemas.StageTiming;

/**
 * A meme that is done.
 *
 * @param id meme id
 * @param owner whose meme it is
 * @param pictures the finished pictures, at least one
 * @param degradations what was asked for and left out, and why
 * @param notes what the upload changed that its owner may wonder about, a sentence each
 * @param models models that took part
 * @param digitalSourceType IPTC term that the pictures state, if they state one
 * @param creatorTool name and version of the software that drew them, if they state it
 * @param seed seed that reproduces the caption
 * @param timings one for each stage that ran
 * @param requestedAt when it was submitted
 * @param finishedAt when it was finished
 */
public record FinishedMeme(
    String id,
    String owner,
    List<FinishedPicture> pictures,
    List<Degradation> degradations,
    List<String> notes,
    List<String> models,
    Optional<String> digitalSourceType,
    Optional<String> creatorTool,
    OptionalLong seed,
    List<StageTiming> timings,
    Instant requestedAt,
    Instant finishedAt) {

  public FinishedMeme {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(owner, "owner");
    pictures = List.copyOf(pictures);
    degradations = List.copyOf(degradations);
    notes = List.copyOf(notes);
    models = List.copyOf(models);
    Objects.requireNonNull(digitalSourceType, "digitalSourceType");
    Objects.requireNonNull(creatorTool, "creatorTool");
    Objects.requireNonNull(seed, "seed");
    timings = List.copyOf(timings);
    Objects.requireNonNull(requestedAt, "requestedAt");
    Objects.requireNonNull(finishedAt, "finishedAt");
  }

  static FinishedMeme of(MemeFinished event, List<String> notes) {
    return new FinishedMeme(
        event.getId(),
        event.getOwnerId(),
        event.getPictures().stream().map(FinishedPicture::of).toList(),
        event.getDegradations(),
        notes,
        event.getModels(),
        Optional.ofNullable(event.getDigitalSourceType()),
        Optional.ofNullable(event.getCreatorTool()),
        event.getSeed() == null ? OptionalLong.empty() : OptionalLong.of(event.getSeed()),
        event.getTimings(),
        event.getRequestedAt(),
        event.getFinishedAt());
  }
}
