package org.memestream.local.erase;

import java.util.Optional;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.erasure.Erased;
import org.memestream.ingest.erasure.Erasure;
import org.memestream.ingest.erasure.Remains;
import org.memestream.ingest.erasure.Verification;
import org.memestream.local.console.CommandFailure;
import org.memestream.runtime.lifecycle.ExitCode;

/**
 * What is meant.
 *
 * @param owner whose
 * @param meme the only one that is meant, if not all are
 */
record Target(String owner, Optional<String> meme) {

  Target {
    check("--owner", owner);
    meme.ifPresent(id -> check("--meme", id));
  }

  private static void check(String option, String id) {
    if (!MemeOrder.KEY_SEGMENT.matcher(id).matches()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "%s must be 1 to 100 letters A-Z, digits, '.', '_' or '-' and not start with '.', but was '%s'"
              .formatted(option, id));
    }
  }

  /** For people. */
  String words() {
    return meme.map(id -> "meme " + id + " of " + owner).orElse("owner " + owner);
  }

  Erased erase(Erasure erasure) {
    return meme.isPresent() ? erasure.meme(owner, meme.get()) : erasure.owner(owner);
  }

  Remains remains(Verification verification) {
    return meme.isPresent() ? verification.of(owner, meme.get()) : verification.of(owner);
  }
}
