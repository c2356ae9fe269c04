package org.memestream.ingest.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.memestream.ingest.erasure.Erased;
import org.memestream.ingest.erasure.Erasure;
import org.memestream.ingest.erasure.KnownMemes;
import org.memestream.ingest.gateway.access.OwnerGates;
import org.memestream.ingest.gateway.problem.Problem;
import org.memestream.ingest.gateway.problem.Reason;
import org.memestream.ingest.status.MemePlace;
import org.memestream.ingest.status.StatusView;
import org.memestream.schemas.MemeStatus;

/** Erases memes and owners, and answers when that is done. */
final class EraseResource {

  private final Erasure erasure;
  private final StatusView statuses;
  private final OwnedMemes memes;
  private final OwnerGates gates;

  EraseResource(Erasure erasure, StatusView statuses, OwnedMemes memes, OwnerGates gates) {
    this.erasure = erasure;
    this.statuses = statuses;
    this.memes = memes;
    this.gates = gates;
  }

  /** {@code DELETE /api/memes/{id}}. */
  void meme(Context context, String owner) {
    String id = memes.require(context, owner).getId();
    erasure.meme(owner, id);
    statuses.forget(id);
    context.status(204);
  }

  /** {@code DELETE /api/owners/{id}}; uploads of the owner wait until it is done. */
  void owner(Context context, String owner) throws Exception {
    if (!context.pathParam("id").equals(owner)) {
      throw Problem.of(Reason.NOT_FOUND, "There is no such owner.").exception();
    }
    Erased erased = gates.alone(owner, () -> erasure.owner(owner));
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("owner", owner);
    node.put("memes", erased.memes());
    node.put("objects", erased.objects());
    node.put("millis", erased.took().toMillis());
    context.contentType("application/json").result(node.toString());
  }

  /** The view's knowledge, brought up to date before each answer. */
  record Known(StatusView view) implements KnownMemes {

    private static final int PAGE = 1000;

    @Override
    public List<MemeStatus> ofOwner(String owner) {
      view.catchUp();
      List<MemeStatus> all = new ArrayList<>();
      Optional<MemePlace> after = Optional.empty();
      List<MemeStatus> page;
      do {
        page = view.ofOwner(owner, after, PAGE);
        all.addAll(page);
        after =
            page.isEmpty()
                ? after
                : Optional.of(
                    new MemePlace(
                        page.get(page.size() - 1).getRequestedAt(),
                        page.get(page.size() - 1).getId()));
      } while (page.size() == PAGE);
      return all;
    }

    @Override
    public Optional<MemeStatus> one(String id) {
      view.catchUp();
      view.forget(id);
      return view.known(id);
    }
  }
}
