package org.memestream.local.make;

/** Told of each photo that is done; calls may come from several threads. */
interface MakeProgress {

  void done(PhotoOutcome outcome);
}
