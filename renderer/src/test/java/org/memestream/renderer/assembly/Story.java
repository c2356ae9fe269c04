package org.memestream.renderer.assembly;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.memestream.schemas.FaceTransferred;
import org.memestream.schemas.MemeCaptioned;
import org.memestream.schemas.MemeErased;
import org.memestream.schemas.MemeRendered;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.MemeState;
import org.memestream.schemas.StageFailed;

/** Plays events to the assembly and remembers what it said. */
final class Story {
  static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
  static final Duration RENDER_TIME = Duration.ofSeconds(30);
  static final Duration RETENTION = Duration.ofDays(7);

  private final Patience patience = new Patience(RENDER_TIME, RETENTION);
  private final Assembly assembly;
  private final List<Emission> told = new ArrayList<>();
  private Optional<Progress> progress = Optional.empty();
  private Instant now = START;

  Story() {
    this(owner -> Optional.empty());
  }

  Story(ErasedOwners erasedOwners) {
    this.assembly = new Assembly(patience, erasedOwners);
  }

  Story then(SpecificRecord event) {
    now = now.plusMillis(1);
    return take(step(event));
  }

  private Step step(SpecificRecord event) {
    if (event instanceof MemeRequested request) {
      return assembly.requested(progress, request, now);
    }
    if (event instanceof MemeCaptioned part) {
      return assembly.captioned(progress, part, now);
    }
    if (event instanceof FaceTransferred part) {
      return assembly.transferred(progress, part, now);
    }
    if (event instanceof StageFailed failure) {
      return assembly.failed(progress, failure, now);
    }
    if (event instanceof MemeErased erasure) {
      return assembly.erased(progress, erasure, now);
    }
    return assembly.rendered(progress, (MemeRendered) event, now);
  }

  Story wait(Duration time) {
    now = now.plus(time);
    progress.ifPresent(known -> take(assembly.timePassed(known, now)));
    return this;
  }

  /** Waits as often as something is due. */
  Story waitUntilNothingIsDueWithin(Duration time) {
    Instant end = now.plus(time);
    while (progress.filter(known -> !patience.due(known).isAfter(end)).isPresent()) {
      Instant due = patience.due(progress.get());
      wait(due.isAfter(now) ? Duration.between(now, due) : Duration.ZERO);
    }
    return this;
  }

  Story erase(Instant erasedAt) {
    now = now.plusMillis(1);
    progress.ifPresent(known -> take(assembly.ownerErased(known, erasedAt, now)));
    return this;
  }

  private Story take(Step step) {
    progress = step.after();
    told.addAll(step.emissions());
    return this;
  }

  Instant now() {
    return now;
  }

  Optional<Progress> progress() {
    return progress;
  }

  List<Emission> told() {
    return told;
  }

  <E extends Emission> List<E> told(Class<E> type) {
    return told.stream().filter(type::isInstance).map(type::cast).toList();
  }

  List<MemeState> states() {
    return told(Emission.Status.class).stream().map(status -> status.event().getState()).toList();
  }

  long outcomes() {
    return Stream.of(Emission.Finished.class, Emission.Failed.class)
        .mapToLong(type -> told(type).size())
        .sum();
  }
}
