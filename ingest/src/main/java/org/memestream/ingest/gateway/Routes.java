package org.memestream.ingest.gateway;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import java.util.List;

/** All that is answered, in one place. */
final class Routes {

  private Routes() {}

  static List<Route> of(
      SubmitResource submit,
      StatusResource status,
      EventsResource events,
      FileResource files,
      EraseResource erase,
      WebhookResource webhooks,
      ChoicesResource choices) {
    WebPage page = new WebPage();
    return List.of(
        new Route(POST, "/api/memes", Route.Kind.UPLOAD, submit::submit),
        new Route(GET, "/api/memes", Route.Kind.OWNED, status::list),
        new Route(GET, "/api/memes/{id}", Route.Kind.OWNED, status::one),
        new Route(GET, "/api/memes/{id}/events", Route.Kind.STREAM, events::stream),
        new Route(GET, "/api/memes/{id}/files/{profile}", Route.Kind.OWNED, files::picture),
        new Route(DELETE, "/api/memes/{id}", Route.Kind.OWNED, erase::meme),
        new Route(DELETE, "/api/owners/{id}", Route.Kind.OWNED, erase::owner),
        new Route(GET, "/api/choices", Route.Kind.PUBLIC, choices::answer),
        new Route(POST, "/feeds/mastodon", Route.Kind.PUBLIC, webhooks::mastodon),
        new Route(POST, "/feeds/telegram", Route.Kind.PUBLIC, webhooks::telegram),
        new Route(GET, "/openapi.json", Route.Kind.PUBLIC, new Description()::answer),
        new Route(GET, "/", Route.Kind.PUBLIC, page::file),
        new Route(GET, "/<path>", Route.Kind.PUBLIC, page::file));
  }
}
