package org.memestream.ingest;

import org.memestream.schemas.FailureReason;
import org.memestream.schemas.MemeFailed;
import org.memestream.schemas.Stage;

/** The meme was taken in, but could not be made. The message is a sentence for the user. */
public final class MemeFailedException extends Exception {

  private final String id;
  private final Stage stage;
  private final FailureReason reason;

  MemeFailedException(MemeFailed event) {
    super(event.getMessage());
    this.id = event.getId();
    this.stage = event.getStage();
    this.reason = event.getReason();
  }

  /** Meme id. */
  public String id() {
    return id;
  }

  /** The stage that failed it. */
  public Stage stage() {
    return stage;
  }

  /** Typed reason. */
  public FailureReason reason() {
    return reason;
  }
}
