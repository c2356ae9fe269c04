package org.memestream.renderer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.memestream.renderer.assembly.Patience;
import org.memestream.renderer.assembly.Progress;
import org.memestream.renderer.streams.OwnerKey;
import org.memestream.renderer.streams.TimerKey;
import org.memestream.schemas.AssemblyState;

/**
 * One task's memory of its memes: the state of each, with one timer and one entry under its owner,
 * which always follow the state.
 */
final class AssemblyStores {
  static final String MEMES = "memes";
  static final String TIMERS = "timers";
  static final String OWNERS = "owners";

  private static final byte[] PRESENT = new byte[0];

  private final Patience patience;
  private final KeyValueStore<String, AssemblyState> memes;
  private final KeyValueStore<TimerKey, byte[]> timers;
  private final KeyValueStore<OwnerKey, byte[]> owners;

  /** No timer is earlier, so that a scan need not pass over what was deleted long ago. */
  private Instant earliestTimer = Instant.ofEpochMilli(Long.MIN_VALUE);

  AssemblyStores(ProcessorContext<?, ?> context, Patience patience) {
    this.patience = patience;
    this.memes = context.getStateStore(MEMES);
    this.timers = context.getStateStore(TIMERS);
    this.owners = context.getStateStore(OWNERS);
  }

  Optional<Progress> find(String memeId) {
    return Optional.ofNullable(memes.get(memeId)).map(Progress::of);
  }

  /** Replaces what is known about a meme. */
  void move(String memeId, Optional<Progress> before, Optional<Progress> after) {
    if (before.equals(after)) {
      return;
    }
    memes.put(memeId, after.map(Progress::toState).orElse(null));
    moveTimer(memeId, before.map(patience::due), after.map(patience::due));
    moveOwner(memeId, before.flatMap(Progress::owner), after.flatMap(Progress::owner));
  }

  /** Timers up to now, earliest first; removes none. */
  List<TimerKey> due(Instant now, int limit) {
    List<TimerKey> due = new ArrayList<>();
    TimerKey from = TimerKey.startOf(earliestTimer);
    TimerKey to = TimerKey.startOf(now.plusMillis(1));
    try (KeyValueIterator<TimerKey, byte[]> iterator = timers.range(from, to)) {
      while (iterator.hasNext() && due.size() < limit) {
        due.add(iterator.next().key);
      }
    }
    earliestTimer = due.size() < limit ? now : due.get(0).at();
    return due;
  }

  /** Removes a timer that went off and sets the one that the meme needs now, if it needs one. */
  void rewind(TimerKey timer) {
    timers.delete(timer);
    find(timer.memeId()).map(patience::due).ifPresent(at -> set(new TimerKey(at, timer.memeId())));
  }

  List<String> memesOf(String ownerId) {
    List<String> ids = new ArrayList<>();
    try (KeyValueIterator<OwnerKey, byte[]> iterator =
        owners.prefixScan(ownerId, OwnerKey.ownerPrefix())) {
      while (iterator.hasNext()) {
        KeyValue<OwnerKey, byte[]> entry = iterator.next();
        ids.add(entry.key.memeId());
      }
    }
    return ids;
  }

  private void moveTimer(String memeId, Optional<Instant> before, Optional<Instant> after) {
    if (!before.equals(after)) {
      before.ifPresent(at -> timers.delete(new TimerKey(at, memeId)));
      after.ifPresent(at -> set(new TimerKey(at, memeId)));
    }
  }

  private void set(TimerKey timer) {
    timers.put(timer, PRESENT);
    if (timer.at().isBefore(earliestTimer)) {
      earliestTimer = timer.at();
    }
  }

  private void moveOwner(String memeId, Optional<String> before, Optional<String> after) {
    if (!before.equals(after)) {
      before.ifPresent(owner -> owners.delete(new OwnerKey(owner, memeId)));
      after.ifPresent(owner -> owners.put(new OwnerKey(owner, memeId), PRESENT));
    }
  }
}
