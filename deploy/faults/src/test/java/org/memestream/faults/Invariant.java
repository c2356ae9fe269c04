package org.memestream.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.memestream.faults.Ledger.Outcomes;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.schemas.MemeState;

/**
 * What must hold whatever broke: each meme that was requested has exactly one outcome, which is
 * also its latest status; its pictures are in the store as they were announced; and the store holds
 * nothing of memes that nobody requested.
 */
final class Invariant {

  private final Outcomes outcomes;

  Invariant(Outcomes outcomes) {
    this.outcomes = outcomes;
  }

  /**
   * Checks all of it.
   *
   * @param store where the pictures are; stays the caller's
   * @param owner of the memes
   */
  void check(ObjectStore store, String owner) {
    checkOutcomes();
    checkStates();
    StoredMemes stored = new StoredMemes(store, owner);
    outcomes.finished().values().forEach(all -> all.forEach(stored::checkPictures));
    assertThat(stored.othersThan(outcomes.requested()))
        .as("objects of memes that nobody requested")
        .isEmpty();
  }

  private void checkOutcomes() {
    List<String> ended = new ArrayList<>();
    outcomes.finished().forEach((id, all) -> all.forEach(one -> ended.add(id)));
    outcomes.failed().forEach((id, all) -> all.forEach(one -> ended.add(id)));
    assertThat(ended)
        .as("requested = finished + failed, exactly one outcome each")
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(outcomes.requested());
  }

  private void checkStates() {
    assertThat(outcomes.states().keySet())
        .containsExactlyInAnyOrderElementsOf(outcomes.requested());
    outcomes
        .states()
        .forEach((id, state) -> assertThat(state).as("latest status of %s", id).isEqualTo(end(id)));
  }

  private MemeState end(String id) {
    return outcomes.finished().containsKey(id) ? MemeState.FINISHED : MemeState.FAILED;
  }
}
