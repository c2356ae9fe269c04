package org.memestream.ingest.erasure;

import java.util.List;
import java.util.Optional;
import org.memestream.schemas.MemeStatus;

/** Tells which memes have a status now; what was written before the call counts. */
public interface KnownMemes {

  /** All of an owner. */
  List<MemeStatus> ofOwner(String owner);

  /** The one of that id. */
  Optional<MemeStatus> one(String id);
}
