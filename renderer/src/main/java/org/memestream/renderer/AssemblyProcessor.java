package org.memestream.renderer;

import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.memestream.renderer.EmissionSinks.Occasion;
import org.memestream.renderer.assembly.Assembly;
import org.memestream.renderer.assembly.Emission;
import org.memestream.renderer.assembly.Patience;
import org.memestream.renderer.assembly.Progress;
import org.memestream.renderer.assembly.Step;
import org.memestream.renderer.streams.ErasureFeed;
import org.memestream.renderer.streams.TimerKey;
import org.memestream.renderer.streams.UnusableRecordException;
import org.memestream.runtime.kafka.EventHeaders;
import org.memestream.runtime.telemetry.Traces;
import org.memestream.runtime.telemetry.WorkSpan;
import org.memestream.schemas.FaceTransferred;
import org.memestream.schemas.Lane;
import org.memestream.schemas.MemeCaptioned;
import org.memestream.schemas.MemeErased;
import org.memestream.schemas.MemeRendered;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.StageFailed;

/** Hands each event and each tick of the clock to {@link Assembly} and does what that decides. */
final class AssemblyProcessor
    extends ContextualProcessor<String, SpecificRecord, String, SpecificRecord> {
  private static final int TIMERS_PER_TICK = 1000;
  private static final String JOIN = "join";

  private final Patience patience;
  private final Duration tick;
  private final Duration settling;
  private final ErasureFeed erasures;
  private final EmissionSinks sinks;
  private final Traces traces;
  private final Set<String> erasedOwners = new LinkedHashSet<>();

  private AssemblyStores stores;
  private ReadOnlyKeyValueStore<String, Long> erased;
  private Assembly assembly;
  private ErasureFeed.Subscription subscription;
  private Instant settled;

  /**
   * @param settling how long after a start no deadline is applied, so that parts which arrived
   *     while nobody looked are read first
   */
  AssemblyProcessor(
      Patience patience,
      Duration tick,
      Duration settling,
      ErasureFeed erasures,
      EmissionSinks sinks,
      Traces traces) {
    this.patience = patience;
    this.tick = tick;
    this.settling = settling;
    this.erasures = erasures;
    this.sinks = sinks;
    this.traces = traces;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    super.init(context);
    stores = new AssemblyStores(context, patience);
    erased = context.getStateStore(AssemblyTopology.ERASED_OWNERS);
    assembly = new Assembly(patience, this::erasedAt);
    subscription = erasures.subscribe();
    settled = now().plus(settling);
    try (KeyValueIterator<String, Long> all = erased.all()) {
      while (all.hasNext()) {
        KeyValue<String, Long> owner = all.next();
        erasedOwners.add(owner.key);
      }
    }
    context.schedule(tick, PunctuationType.WALL_CLOCK_TIME, millis -> tick());
  }

  @Override
  public void process(Record<String, SpecificRecord> record) {
    WorkSpan span =
        traces.begin(
            JOIN,
            SpanKind.CONSUMER,
            EventHeaders.traceparent(record.headers()),
            requireKey(record));
    context()
        .recordMetadata()
        .ifPresent(place -> span.note("messaging.destination.name", place.topic()));
    try (WorkSpan.Entered entered = span.enter()) {
      Instant now = now();
      Optional<Progress> before = stores.find(record.key());
      Step step = decide(record, before, now);
      apply(new Occasion(record.key(), now, span.traceparent()), before, step);
    } catch (RuntimeException e) {
      span.failed(e);
      throw e;
    } finally {
      span.end();
    }
  }

  /** Nothing is written before the decision stands, so that a bad record leaves no trace. */
  private Step decide(
      Record<String, SpecificRecord> record, Optional<Progress> before, Instant now) {
    SpecificRecord event = record.value();
    if (event instanceof MemeRequested request) {
      requireId(record.key(), request.getId());
      return assembly.requested(before, request, now);
    }
    if (event instanceof MemeCaptioned part) {
      requireId(record.key(), part.getId());
      return assembly.captioned(before, part, now);
    }
    if (event instanceof FaceTransferred part) {
      requireId(record.key(), part.getId());
      return assembly.transferred(before, part, now);
    }
    if (event instanceof StageFailed failure) {
      requireId(record.key(), failure.getId());
      return assembly.failed(before, failure, now);
    }
    if (event instanceof MemeRendered part) {
      requireId(record.key(), part.getId());
      return assembly.rendered(before, part, now);
    }
    if (event instanceof MemeErased erasure) {
      requireId(record.key(), erasure.getId());
      return assembly.erased(before, erasure, now);
    }
    throw new UnusableRecordException(
        "the record has "
            + (event == null ? "no value" : "a value of type " + event.getSchema().getName())
            + ", but must carry a part of a meme");
  }

  private void tick() {
    Instant now = now();
    erasedOwners.addAll(subscription.drain());
    erasedOwners.forEach(owner -> erase(owner, now));
    erasedOwners.clear();
    if (!now.isBefore(settled)) {
      stores.due(now, TIMERS_PER_TICK).forEach(timer -> goOff(timer, now));
    }
  }

  private void erase(String ownerId, Instant now) {
    Optional<Instant> at = erasedAt(ownerId);
    if (at.isEmpty()) {
      return;
    }
    for (String memeId : stores.memesOf(ownerId)) {
      Optional<Progress> before = stores.find(memeId);
      before.ifPresent(
          known ->
              apply(untraced(memeId, now), before, assembly.ownerErased(known, at.get(), now)));
    }
  }

  private void goOff(TimerKey timer, Instant now) {
    Optional<Progress> before = stores.find(timer.memeId());
    before.ifPresent(
        known -> apply(untraced(timer.memeId(), now), before, assembly.timePassed(known, now)));
    stores.rewind(timer);
  }

  private void apply(Occasion occasion, Optional<Progress> before, Step step) {
    stores.move(occasion.memeId(), before, step.after());
    step.emissions().forEach(emission -> sinks.send(context(), occasion, emission));
    if (isAwaited(step)) {
      context().commit();
    }
  }

  /** Whether the step ends a meme that somebody waits for, who sees that once it is committed. */
  private static boolean isAwaited(Step step) {
    boolean interactive =
        step.after()
            .map(Progress::request)
            .filter(request -> request.getLane() == Lane.INTERACTIVE)
            .isPresent();
    return interactive
        && step.emissions().stream()
            .anyMatch(one -> one instanceof Emission.Finished || one instanceof Emission.Failed);
  }

  private static Occasion untraced(String memeId, Instant now) {
    return new Occasion(memeId, now, Optional.empty());
  }

  private Optional<Instant> erasedAt(String ownerId) {
    return Optional.ofNullable(erased.get(ownerId)).map(Instant::ofEpochMilli);
  }

  private Instant now() {
    return Instant.ofEpochMilli(context().currentSystemTimeMs());
  }

  private static String requireKey(Record<String, SpecificRecord> record) {
    if (record.key() == null) {
      throw new UnusableRecordException("the record has no key, but must have the meme's id");
    }
    return record.key();
  }

  private static void requireId(String key, String id) {
    if (!key.equals(id)) {
      throw new UnusableRecordException(
          "the record's key is " + key + ", but must be the id of its meme, " + id);
    }
  }

  @Override
  public void close() {
    if (subscription != null) {
      subscription.close();
    }
  }
}
