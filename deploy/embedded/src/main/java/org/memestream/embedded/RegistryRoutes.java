package org.memestream.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of the Confluent REST API that clients use to read and register Avro schemas. */
final class RegistryRoutes {

  private static final String ANY = "*";

  private final SchemaBook book;
  private final List<Route> routes;

  /**
   * A request.
   *
   * @param path decoded segments
   * @param query raw query, empty if there is none
   * @param body parsed body, a missing node if there is none
   */
  record Request(String method, List<String> path, String query, JsonNode body) {

    private boolean asks(String flag) {
      return List.of(query.split("&")).contains(flag + "=true");
    }

    private String schema() {
      if (!body.path("schemaType").asText("AVRO").equals("AVRO")) {
        throw RegistryError.invalidSchema(
            "Schema type %s is not supported, only AVRO".formatted(body.get("schemaType")), null);
      }
      if (!body.path("references").isEmpty()) {
        throw RegistryError.invalidSchema("Schema references are not supported", null);
      }
      return body.path("schema").asText();
    }
  }

  private interface Handler {
    Object handle(Request request, List<String> wildcards);
  }

  private record Route(String method, List<String> template, Handler handler) {

    /** What stands for the wildcards, if the path fits. */
    Optional<List<String>> match(List<String> path) {
      if (path.size() != template.size()) {
        return Optional.empty();
      }
      List<String> wildcards = new ArrayList<>();
      for (int i = 0; i < path.size(); i++) {
        if (template.get(i).equals(ANY)) {
          wildcards.add(path.get(i));
        } else if (!template.get(i).equals(path.get(i))) {
          return Optional.empty();
        }
      }
      return Optional.of(wildcards);
    }
  }

  RegistryRoutes(SchemaBook book) {
    this.book = book;
    this.routes =
        List.of(
            route("GET", "", (request, at) -> Map.of()),
            route("GET", "subjects", (request, at) -> book.subjects()),
            route("GET", "subjects/*/versions", (request, at) -> numbers(at.get(0))),
            route(
                "GET",
                "subjects/*/versions/*",
                (request, at) -> book.version(at.get(0), at.get(1))),
            route("POST", "subjects/*", (request, at) -> book.find(at.get(0), request.schema())),
            route(
                "POST",
                "subjects/*/versions",
                (request, at) -> Map.of("id", book.register(at.get(0), request.schema()))),
            route(
                "GET", "schemas/ids/*", (request, at) -> Map.of("schema", book.schema(at.get(0)))),
            route("GET", "schemas/types", (request, at) -> List.of("AVRO")),
            route(
                "POST",
                "compatibility/subjects/*/versions",
                (request, at) -> compatibility(request, at.get(0), Optional.empty())),
            route(
                "POST",
                "compatibility/subjects/*/versions/*",
                (request, at) -> compatibility(request, at.get(0), Optional.of(at.get(1)))),
            route("GET", "mode", (request, at) -> Map.of("mode", "READWRITE")),
            route(
                "GET", "config", (request, at) -> Map.of("compatibilityLevel", book.globalLevel())),
            route("PUT", "config", (request, at) -> setLevel(request, Optional.empty())),
            route("GET", "config/*", (request, at) -> level(request, at.get(0))),
            route("PUT", "config/*", (request, at) -> setLevel(request, Optional.of(at.get(0)))));
  }

  private static Route route(String method, String template, Handler handler) {
    return new Route(method, List.of(template.split("/")), handler);
  }

  /**
   * The answer, to be written as JSON.
   *
   * @throws RegistryError if the answer is no
   */
  Object answer(Request request) {
    boolean known = false;
    for (Route route : routes) {
      Optional<List<String>> wildcards = route.match(request.path());
      if (wildcards.isPresent() && route.method().equals(request.method())) {
        return route.handler().handle(request, wildcards.get());
      }
      known |= wildcards.isPresent();
    }
    String path = "/" + String.join("/", request.path());
    throw known
        ? RegistryError.methodNotAllowed(request.method(), path)
        : RegistryError.noSuchPath(path);
  }

  private List<Integer> numbers(String subject) {
    return book.versions(subject).stream().map(SchemaVersion::version).toList();
  }

  private Map<String, Object> compatibility(
      Request request, String subject, Optional<String> against) {
    List<String> objections = book.objections(subject, request.schema(), against);
    return request.asks("verbose")
        ? Map.of("is_compatible", objections.isEmpty(), "messages", objections)
        : Map.of("is_compatible", objections.isEmpty());
  }

  private Map<String, Object> level(Request request, String subject) {
    if (book.ownLevel(subject).isEmpty() && !request.asks("defaultToGlobal")) {
      throw RegistryError.compatibilityNotSet(subject);
    }
    return Map.of("compatibilityLevel", book.level(subject));
  }

  private Map<String, Object> setLevel(Request request, Optional<String> subject) {
    Compatibility level = Compatibility.named(request.body().path("compatibility").asText());
    book.setLevel(subject, level);
    return Map.of("compatibility", level);
  }
}
