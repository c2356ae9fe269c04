package org.memestream.ingest.gateway;

import java.nio.channels.ServerSocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.memestream.ingest.ClientSettings;
import org.memestream.ingest.MemeIntake;
import org.memestream.ingest.connection.IngestConnection;
import org.memestream.ingest.erasure.Erasure;
import org.memestream.ingest.feed.FeedMemes;
import org.memestream.ingest.feed.FeedWebhook;
import org.memestream.ingest.feed.KafkaFeedMemes;
import org.memestream.ingest.feed.Webhooks;
import org.memestream.ingest.fetch.AddressPolicy;
import org.memestream.ingest.fetch.PictureFetcher;
import org.memestream.ingest.gateway.access.OwnerGates;
import org.memestream.ingest.gateway.access.Quotas;
import org.memestream.ingest.gateway.access.Tokens;
import org.memestream.ingest.gateway.form.AddressedPictures;
import org.memestream.ingest.gateway.form.BodyLimits;
import org.memestream.ingest.gateway.form.BodyReader;
import org.memestream.ingest.status.StatusView;
import org.memestream.runtime.health.Readiness;
import org.memestream.runtime.lifecycle.Service;
import org.memestream.runtime.lifecycle.ServiceContext;

/** The gateway with all that it stands on. Starts once. */
public final class GatewayService implements Service {

  /** Name of the service. */
  public static final String NAME = "gateway";

  private final ServiceContext<GatewayConfig> context;
  private final AddressPolicy addresses;
  private final Optional<ServerSocketChannel> bound;
  private final Deque<Runnable> closers = new ArrayDeque<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile StatusView statuses;
  private volatile GatewayServer server;
  private volatile List<Route> routes = List.of();
  private volatile boolean draining;

  /** A gateway that fetches pictures from the public internet only. */
  public GatewayService(ServiceContext<GatewayConfig> context) {
    this(context, AddressPolicy.PUBLIC, Optional.empty());
  }

  /**
   * A gateway on a port that was taken before.
   *
   * @param bound listens in place of the host and port of the settings
   */
  public GatewayService(ServiceContext<GatewayConfig> context, ServerSocketChannel bound) {
    this(context, AddressPolicy.PUBLIC, Optional.of(bound));
  }

  /**
   * @param addresses where pictures may be fetched from
   */
  GatewayService(ServiceContext<GatewayConfig> context, AddressPolicy addresses) {
    this(context, addresses, Optional.empty());
  }

  private GatewayService(
      ServiceContext<GatewayConfig> context,
      AddressPolicy addresses,
      Optional<ServerSocketChannel> bound) {
    this.context = context;
    this.addresses = addresses;
    this.bound = bound;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public synchronized void start() {
    GatewaySettings settings = context.config().gateway();
    Tokens tokens = GatewayChecks.tokens(settings);
    IngestConnection connection =
        IngestConnection.open(
            NAME, context, context.config().client(), settings.stateDir().resolve("statuses"));
    closers.push(connection::close);
    StatusView view = connection.statuses();
    MemeIntake intake = connection.intake();
    Quotas quotas = new Quotas(settings.quota(), System::nanoTime);
    OwnedMemes memes = new OwnedMemes(view);
    EventsResource events = new EventsResource(view, memes, quotas, settings);
    context.metrics().gauge("memestream.gateway.streams", events, EventsResource::size);
    OwnerGates gates = new OwnerGates();
    Erasure erasure =
        new Erasure(
            connection.store(),
            connection.publisher(),
            new EraseResource.Known(view),
            context.config().erasure(),
            context.clock());
    PictureFetcher fetcher =
        new PictureFetcher(
            settings.fetch(), context.config().client().upload().maxBytes(), addresses);
    closers.push(fetcher::close);
    BodyLimits limits = limits(settings);
    BodyReader bodies = new BodyReader(limits);
    routes =
        Routes.of(
            submit(
                settings, connection, gates, bodies, new AddressedPictures(fetcher::fetch, limits)),
            new StatusResource(view, memes),
            events,
            new FileResource(connection.store(), memes),
            new EraseResource(erasure, view, memes, gates),
            webhooks(settings, new KafkaFeedMemes(intake, view, erasure), bodies, fetcher),
            new ChoicesResource(context.config().client()));
    Callers callers = new Callers(tokens, settings.localOwner());
    GatewayServer listening =
        new GatewayServer(
            settings, routes, callers, quotas, context.metrics(), context.traces(), bound);
    closers.push(listening::close);
    // Before the server, whose stop would wait for them.
    closers.push(events::close);
    listening.start();
    statuses = view;
    server = listening;
  }

  private BodyLimits limits(GatewaySettings settings) {
    return new BodyLimits(
        context.config().client().upload().maxBytes(),
        settings.memoryBytes(),
        settings.uploadTimeout(),
        GatewayChecks.emptied(settings.stateDir().resolve("incoming")));
  }

  private WebhookResource webhooks(
      GatewaySettings settings, FeedMemes memes, BodyReader bodies, PictureFetcher fetcher) {
    Webhooks webhooks =
        new Webhooks(
            settings.webhooks(),
            "memestream.gateway.webhooks",
            memes,
            fetcher,
            context.config().client().upload().maxBytes(),
            context.metrics());
    return new WebhookResource(bodies, owned(webhooks.mastodon()), owned(webhooks.telegram()));
  }

  private Optional<FeedWebhook> owned(Optional<FeedWebhook> webhook) {
    webhook.ifPresent(one -> closers.push(one::close));
    return webhook;
  }

  private SubmitResource submit(
      GatewaySettings settings,
      IngestConnection connection,
      OwnerGates gates,
      BodyReader bodies,
      AddressedPictures addressed) {
    ClientSettings client = context.config().client();
    int decoders =
        settings.maxDecoding() > 0
            ? settings.maxDecoding()
            : 2 * Runtime.getRuntime().availableProcessors();
    return new SubmitResource(
        bodies,
        addressed,
        connection.intake(),
        connection.repeats(),
        connection.statuses(),
        gates,
        settings.maxUploads(),
        decoders,
        client.sendTimeout());
  }

  /** All that is answered. */
  List<Route> routes() {
    return routes;
  }

  /** The port that is listened on. */
  public int port() {
    return server.port();
  }

  @Override
  public Readiness readiness() {
    StatusView view = statuses;
    if (draining) {
      return Readiness.unready("the gateway is draining");
    }
    return view == null ? Readiness.unready("the gateway is starting") : view.readiness();
  }

  @Override
  public void awaitEnd() throws InterruptedException {
    ended.await();
  }

  @Override
  public void close() {
    draining = true;
    GatewayServer listening = server;
    if (listening != null) {
      listening.drain();
    }
    closeAll();
    ended.countDown();
  }

  private synchronized void closeAll() {
    closers.forEach(Runnable::run);
    closers.clear();
  }
}
