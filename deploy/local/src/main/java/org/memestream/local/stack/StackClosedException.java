package org.memestream.local.stack;

/** The stack was told to end while it was still starting. */
final class StackClosedException extends RuntimeException {

  StackClosedException() {
    super("stopped while it was still starting");
  }
}
