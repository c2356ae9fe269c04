package org.memestream.ingest.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.memestream.ingest.gateway.problem.Problem;
import org.memestream.ingest.gateway.problem.Reason;
import org.memestream.ingest.status.MemePlace;
import org.memestream.ingest.status.StatusView;
import org.memestream.schemas.MemeStatus;

/** Says where memes stand. */
final class StatusResource {

  private static final int USUAL_LIMIT = 20;
  private static final int HIGHEST_LIMIT = 100;

  private final StatusView statuses;
  private final OwnedMemes memes;
  private final MemeJson json = new MemeJson();

  StatusResource(StatusView statuses, OwnedMemes memes) {
    this.statuses = statuses;
    this.memes = memes;
  }

  /** {@code GET /api/memes/{id}}. */
  void one(Context context, String owner) {
    MemeStatus status = memes.require(context, owner);
    context
        .header("Cache-Control", "no-store")
        .contentType("application/json")
        .result(json.meme(status).toString());
  }

  /** {@code GET /api/memes}: the owner's, the latest first, page by page. */
  void list(Context context, String owner) {
    if (Optional.ofNullable(context.queryParam("owner"))
        .filter(o -> !o.equals(owner))
        .isPresent()) {
      throw Problem.of(Reason.NOT_FOUND, "There is no such owner.").exception();
    }
    Optional<MemePlace> after = Optional.ofNullable(context.queryParam("after")).map(Cursor::read);
    int limit = limit(context);
    List<MemeStatus> page = statuses.ofOwner(owner, after, limit);
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode array = node.putArray("memes");
    page.forEach(status -> array.add(json.meme(status)));
    if (page.size() == limit) {
      MemeStatus last = page.get(limit - 1);
      node.put("next", Cursor.write(new MemePlace(last.getRequestedAt(), last.getId())));
    }
    context
        .header("Cache-Control", "no-store")
        .contentType("application/json")
        .result(node.toString());
  }

  private static int limit(Context context) {
    String text = context.queryParam("limit");
    try {
      int limit = text == null ? USUAL_LIMIT : Integer.parseInt(text);
      if (limit >= 1 && limit <= HIGHEST_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Said below, as for numbers out of range.
      text = "no number";
    }
    throw Problem.of(
            Reason.INVALID_FIELD, "limit must be a number from 1 to %d.".formatted(HIGHEST_LIMIT))
        .exception();
  }
}
