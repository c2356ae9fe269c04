package org.memestream.ingest.feed;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Keeps up to where one feed was read. */
interface CursorKeeper {

  /** The latest that was kept. */
  Optional<String> latest();

  /** Keeps a cursor; a failure leaves the earlier one. */
  CompletableFuture<?> keep(String cursor);

  /** Keeps nothing and begins anew each time. */
  CursorKeeper NONE =
      new CursorKeeper() {
        @Override
        public Optional<String> latest() {
          return Optional.empty();
        }

        @Override
        public CompletableFuture<?> keep(String cursor) {
          return CompletableFuture.completedFuture(null);
        }
      };
}
