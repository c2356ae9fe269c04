package org.memestream.local.folder;

import java.io.IOException;
import java.util.OptionalLong;

/**
 * Whether a stack runs in a data folder. A stale state file or a reused process id misleads no one.
 */
public sealed interface StackPresence {

  /** No process holds the folder. */
  record Absent() implements StackPresence {}

  /**
   * A process holds the folder but does not serve: it starts up or shuts down.
   *
   * @param pid the process, when it is known already
   */
  record Changing(OptionalLong pid) implements StackPresence {}

  /**
   * It serves.
   *
   * @param state where to reach it
   */
  record Running(StackState state) implements StackPresence {}

  /** Looks. */
  static StackPresence of(DataFolder folder) throws IOException {
    if (!FolderLock.isHeld(folder)) {
      return new Absent();
    }
    OptionalLong holder = FolderLock.holder(folder);
    return new StackStateFile(folder)
        .read()
        .filter(state -> holder.isPresent() && state.pid() == holder.getAsLong())
        .<StackPresence>map(Running::new)
        .orElseGet(() -> new Changing(holder));
  }
}
