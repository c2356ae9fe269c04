package org.memestream.local.folder;

import java.util.OptionalLong;

/** Another stack runs in the data folder. */
public final class FolderInUseException extends RuntimeException {

  FolderInUseException(DataFolder folder, OptionalLong pid) {
    super(
        "the data folder "
            + folder.root()
            + " is in use by a stack that runs already"
            + (pid.isPresent() ? ", process " + pid.getAsLong() : "")
            + ". Stop it with `memestream down`, or name another folder with --data.");
  }
}
