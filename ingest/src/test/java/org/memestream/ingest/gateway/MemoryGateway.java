package org.memestream.ingest.gateway;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.gateway.access.Quotas;
import org.memestream.ingest.gateway.access.Tokens;
import org.memestream.ingest.gateway.form.BodyLimits;
import org.memestream.ingest.gateway.form.BodyReader;
import org.memestream.ingest.gateway.form.OrderForm;
import org.memestream.ingest.gateway.form.Submission;
import org.memestream.ingest.gateway.problem.Problem;
import org.memestream.ingest.gateway.problem.Reason;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.telemetry.Traces;
import org.memestream.schemas.MemeStatus;
import org.memestream.schemas.RenderedPicture;

/**
 * The gateway's own server, page, forms, guards, JSON and streams of events, over memes in memory
 * in place of a broker and services: up in no time, and it does what a test tells it to.
 */
final class MemoryGateway implements AutoCloseable {

  /** What becomes of streams of events. */
  enum Streams {
    OPEN,
    /** Each ends after its first event. */
    CUT,
    REFUSED
  }

  final MemoryMemes memes = new MemoryMemes();
  final AtomicInteger streamed = new AtomicInteger();
  volatile Streams streams = Streams.OPEN;

  /** Whether what orders may ask for is told. */
  volatile boolean tellsChoices = true;

  private final GatewaySettings settings;
  private final ChoicesResource choices;
  private final GatewayServer server;
  private final BodyReader bodies;
  private final OrderForm form = new OrderForm();
  private final MemeJson json = new MemeJson();
  private final ExecutorService writers = Executors.newCachedThreadPool();

  /**
   * @param folder for uploads that come in
   * @param changes of settings
   */
  MemoryGateway(Path folder, Map<String, String> changes) {
    GatewayConfig config =
        new ConfigurationLoader().load(GatewayConfig.class, Optional.empty(), Map.of(), changes);
    settings = config.gateway();
    choices = new ChoicesResource(config.client());
    bodies =
        new BodyReader(new BodyLimits(20_000_000, 20_000_000, settings.uploadTimeout(), folder));
    WebPage page = new WebPage();
    List<Route> routes =
        List.of(
            new Route(POST, "/api/memes", Route.Kind.UPLOAD, this::submit),
            new Route(GET, "/api/memes", Route.Kind.OWNED, this::list),
            new Route(GET, "/api/memes/{id}", Route.Kind.OWNED, this::one),
            new Route(GET, "/api/memes/{id}/events", Route.Kind.STREAM, this::stream),
            new Route(GET, "/api/memes/{id}/files/{profile}", Route.Kind.OWNED, this::file),
            new Route(DELETE, "/api/memes/{id}", Route.Kind.OWNED, this::erase),
            new Route(GET, "/api/choices", Route.Kind.PUBLIC, this::choices),
            new Route(GET, "/", Route.Kind.PUBLIC, page::file),
            new Route(GET, "/<path>", Route.Kind.PUBLIC, page::file));
    server =
        new GatewayServer(
            settings,
            routes,
            new Callers(Tokens.of(settings.tokens()), settings.localOwner()),
            new Quotas(settings.quota(), System::nanoTime),
            new SimpleMeterRegistry(),
            Traces.off(),
            Optional.empty());
    server.start();
  }

  /** Where the page is. */
  String address() {
    return "http://127.0.0.1:" + server.port() + "/";
  }

  private void choices(Context context, String nobody) {
    if (!tellsChoices) {
      throw Problem.of(Reason.UNAVAILABLE, "Not now.").exception();
    }
    choices.answer(context, nobody);
  }

  private void submit(Context context, String owner) throws IOException {
    try (Submission submission =
        bodies.read(
            context.req().getContentType(),
            context.req().getContentLengthLong(),
            context.req().getInputStream())) {
      form.check(submission);
      String id = UUID.randomUUID().toString();
      MemeOrder order = form.order(submission).owner(owner).id(id).build();
      MemeStatus status = memes.take(id, owner, order);
      answer(context.status(202), json.taken(status, List.of()));
    }
  }

  private void list(Context context, String owner) {
    List<MemeStatus> all = new ArrayList<>(memes.all());
    Collections.reverse(all);
    int from = Optional.ofNullable(context.queryParam("after")).map(Integer::valueOf).orElse(0);
    int to =
        Math.min(all.size(), from + Integer.parseInt(context.queryParamMap().get("limit").get(0)));
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode array = node.putArray("memes");
    all.subList(from, to).forEach(status -> array.add(json.meme(status)));
    if (to < all.size()) {
      node.put("next", Integer.toString(to));
    }
    answer(context, node);
  }

  private void one(Context context, String owner) {
    answer(context, json.meme(require(context)));
  }

  private void stream(Context context, String owner) throws IOException {
    MemeStatus now = require(context);
    streamed.incrementAndGet();
    if (streams == Streams.REFUSED) {
      throw Problem.of(Reason.UNAVAILABLE, "There are too many streams of events.").exception();
    }
    context.disableCompression().contentType("text/event-stream; charset=utf-8");
    EventStream stream = new EventStream(context.res().getOutputStream(), writers, json);
    AutoCloseable listening =
        memes.listen((id, status) -> ifSame(id.equals(now.getId()), stream, status));
    boolean cut = streams == Streams.CUT;
    context.future(
        () -> {
          stream.tell(Optional.of(now));
          if (cut) {
            writers.execute(() -> end(stream));
          }
          return stream.end().whenComplete((done, failure) -> close(listening));
        });
  }

  private static void ifSame(boolean same, EventStream stream, Optional<MemeStatus> status) {
    if (same) {
      stream.tell(status);
    }
  }

  /** The first event is only offered while another waits, so this comes after it. */
  private static void end(EventStream stream) {
    while (!stream.end().isDone()) {
      stream.close();
      Thread.onSpinWait();
    }
  }

  private static void close(AutoCloseable listening) {
    try {
      listening.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void file(Context context, String owner) {
    int alternative =
        Optional.ofNullable(context.queryParam("alternative")).map(Integer::valueOf).orElse(0);
    RenderedPicture picture =
        require(context).getPictures().stream()
            .filter(one -> one.getProfile().equals(context.pathParam("profile")))
            .filter(one -> one.getAlternative() == alternative)
            .findFirst()
            .orElseThrow();
    if (context.queryParam("download") != null) {
      context.header("Content-Disposition", "attachment; filename=\"meme.jpg\"");
    }
    context.contentType("image/jpeg").result(memes.file(picture.getImage().getKey()));
  }

  private void erase(Context context, String owner) {
    memes.erase(require(context).getId());
    context.status(204);
  }

  private MemeStatus require(Context context) {
    return memes
        .find(context.pathParam("id"))
        .orElseThrow(() -> Problem.of(Reason.NOT_FOUND, "There is no such meme.").exception());
  }

  private static void answer(Context context, ObjectNode node) {
    context
        .header("Cache-Control", "no-store")
        .contentType("application/json")
        .result(node.toString());
  }

  @Override
  public void close() {
    server.close();
    writers.shutdownNow();
  }
}
