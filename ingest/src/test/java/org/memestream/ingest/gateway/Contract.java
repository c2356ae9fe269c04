package org.memestream.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** Holds answers against {@code openapi.json}: paths, statuses, media types and JSON bodies. */
final class Contract {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

  private final ObjectMapper json = new ObjectMapper();
  private final JsonNode document;

  Contract() {
    try (InputStream in = GatewayService.class.getResourceAsStream("openapi.json")) {
      document = json.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Method and path of everything that is described. */
  Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      path.getValue()
          .fieldNames()
          .forEachRemaining(
              method -> {
                if (METHODS.contains(method)) {
                  operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                }
              });
    }
    return operations;
  }

  /** Names of the fields of an order, by kind of body. */
  Set<String> fields(String schema) {
    Set<String> names = new TreeSet<>();
    resolve(document.at("/components/schemas/" + schema))
        .path("properties")
        .fieldNames()
        .forEachRemaining(names::add);
    return names;
  }

  /** Values that a field of an order, or each element of it, may have for example. */
  List<String> examples(String field) {
    JsonNode own = document.at("/components/schemas/Order/properties/" + field);
    JsonNode examples = (own.has("items") ? own.path("items") : own).path("examples");
    return StreamSupport.stream(examples.spliterator(), false).map(JsonNode::asText).toList();
  }

  /** Fails when an answer is not one that is described; passes over paths that are none. */
  void check(HttpResponse<String> response) {
    String path = response.uri().getPath();
    Optional<JsonNode> item = item(path);
    String method = response.request().method().toLowerCase(Locale.ROOT);
    if (item.isEmpty() || !item.get().has(method)) {
      return;
    }
    String told = method + " " + path + " " + response.statusCode();
    JsonNode described =
        item.get().path(method).path("responses").path(Integer.toString(response.statusCode()));
    assertThat(described.isMissingNode()).as(told + " is described").isFalse();
    JsonNode content = resolve(described).path("content");
    if (content.isMissingNode()) {
      assertThat(response.body()).as(told).isEmpty();
      return;
    }
    String type = response.headers().firstValue("Content-Type").orElse("").split(";")[0];
    JsonNode schema =
        content.has(type) ? content.path(type) : content.path(type.split("/")[0] + "/*");
    assertThat(schema.isMissingNode()).as(told + " as " + type + " is described").isFalse();
    if (type.endsWith("json")) {
      try {
        check(told, json.readTree(response.body()), schema.path("schema"));
      } catch (IOException e) {
        fail(told + " is no JSON: " + response.body());
      }
    }
  }

  private Optional<JsonNode> item(String path) {
    JsonNode exact = document.path("paths").path(path);
    if (!exact.isMissingNode()) {
      return Optional.of(exact);
    }
    return document.path("paths").properties().stream()
        .filter(entry -> path.matches(entry.getKey().replaceAll("\\{[a-z]+}", "[^/]+")))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }

  private void check(String at, JsonNode value, JsonNode unresolved) {
    JsonNode schema = resolve(unresolved);
    JsonNode type = schema.path("type");
    if (type.isTextual()) {
      assertThat(isOf(type.asText(), value)).as(at + " is of type " + type + ": " + value).isTrue();
    }
    if (schema.has("enum")) {
      assertThat(schema.path("enum")).as(at).contains(value);
    }
    if (schema.has("pattern")) {
      assertThat(value.asText()).as(at).matches(schema.path("pattern").asText());
    }
    schema
        .path("required")
        .forEach(name -> assertThat(value.has(name.asText())).as(at + "." + name).isTrue());
    if (schema.has("properties")) {
      for (Map.Entry<String, JsonNode> property : value.properties()) {
        JsonNode own = schema.path("properties").path(property.getKey());
        String where = at + "." + property.getKey();
        assertThat(own.isMissingNode()).as(where + " is described").isFalse();
        check(where, property.getValue(), own);
      }
    }
    if (value.isArray()) {
      value.forEach(element -> check(at + "[]", element, schema.path("items")));
    }
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      default -> false;
    };
  }
}
