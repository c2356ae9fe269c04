package org.memestream.ingest.gateway;

import io.javalin.http.Context;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.gateway.problem.Problem;
import org.memestream.ingest.gateway.problem.Reason;
import org.memestream.ingest.status.StatusView;
import org.memestream.schemas.MemeStatus;

/** Finds the meme that a path names, for its owner only: others' memes do not exist. */
final class OwnedMemes {

  private final StatusView statuses;

  OwnedMemes(StatusView statuses) {
    this.statuses = statuses;
  }

  /**
   * The meme of the path variable {@code id}.
   *
   * @throws org.memestream.ingest.gateway.problem.ProblemException with {@link Reason#NOT_FOUND}
   */
  MemeStatus require(Context context, String owner) {
    String id = context.pathParam("id");
    if (!MemeOrder.KEY_SEGMENT.matcher(id).matches()) {
      throw missing();
    }
    return statuses
        .find(id)
        .filter(status -> status.getOwnerId().equals(owner))
        .orElseThrow(OwnedMemes::missing);
  }

  private static RuntimeException missing() {
    return Problem.of(Reason.NOT_FOUND, "There is no such meme.").exception();
  }
}
