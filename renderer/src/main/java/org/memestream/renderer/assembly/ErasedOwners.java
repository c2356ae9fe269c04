package org.memestream.renderer.assembly;

import java.time.Instant;
import java.util.Optional;

/** Who asked for erasure. */
@FunctionalInterface
public interface ErasedOwners {

  /** When the owner last asked for erasure; empty when never. */
  Optional<Instant> erasedAt(String ownerId);
}
