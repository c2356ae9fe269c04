package org.memestream.renderer.assembly;

import org.memestream.schemas.MemeAssembled;
import org.memestream.schemas.MemeFailed;
import org.memestream.schemas.MemeFinished;
import org.memestream.schemas.MemeStatus;

/** Something that the assembly tells the world about one meme. */
public sealed interface Emission {

  /** All parts are in: the render can start. */
  record Assembled(MemeAssembled event) implements Emission {}

  /** The one outcome of a meme that was made. */
  record Finished(MemeFinished event) implements Emission {}

  /** The one outcome of a meme that could not be made. */
  record Failed(MemeFailed event) implements Emission {}

  /** Where the meme stands now. */
  record Status(MemeStatus event) implements Emission {}

  /** The meme's status is to be removed. */
  record StatusRemoved() implements Emission {}
}
