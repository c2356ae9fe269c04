package org.memestream.renderer.retention;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.runtime.store.StoredObject;

/**
 * Goes through the memes of a store and removes what has expired. First it looks for memes with
 * something to remove, holding one meme in memory at a time and the folders that it found; then it
 * looks at each of those anew, right before it removes from it, so that what was written meanwhile
 * stays. Removing is repeatable: several sweeps at once do the same work, and no harm.
 */
final class RetentionSweep {

  private static final String OWNERS = "owners/";
  private static final Pattern FOLDER = Pattern.compile("(owners/[^/]+/memes/[^/]+/).+");

  private final ObjectStore store;
  private final RetentionPolicy policy;
  private final Clock clock;
  private final int most;

  /**
   * @param most memes to clear at most
   */
  RetentionSweep(ObjectStore store, RetentionPolicy policy, Clock clock, int most) {
    this.store = store;
    this.policy = policy;
    this.clock = clock;
    this.most = most;
  }

  /** Removes what has expired, and says how many objects that were. */
  int sweep() {
    int removed = 0;
    for (String folder : candidates()) {
      List<StoredObject> meme = new ArrayList<>();
      store.visit(folder, meme::add);
      for (String key : policy.expired(meme, clock.instant())) {
        store.delete(key);
        removed++;
      }
    }
    return removed;
  }

  private Set<String> candidates() {
    Candidates candidates = new Candidates();
    store.visit(OWNERS, candidates::add);
    candidates.endFolder();
    return candidates.found;
  }

  /** Gathers the objects of one folder after the other. */
  private final class Candidates {

    private final Set<String> found = new LinkedHashSet<>();
    private final List<StoredObject> meme = new ArrayList<>();
    private String folder = "";

    void add(StoredObject object) {
      Matcher matcher = FOLDER.matcher(object.key());
      if (!matcher.matches()) {
        return;
      }
      if (!matcher.group(1).equals(folder)) {
        endFolder();
        folder = matcher.group(1);
      }
      meme.add(object);
    }

    void endFolder() {
      if (!meme.isEmpty()
          && found.size() < most
          && !policy.expired(meme, clock.instant()).isEmpty()) {
        found.add(folder);
      }
      meme.clear();
    }
  }
}
