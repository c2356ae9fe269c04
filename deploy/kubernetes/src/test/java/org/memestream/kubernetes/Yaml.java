package org.memestream.kubernetes;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Reads YAML, and refuses what a type does not have. */
final class Yaml {

  private static final ObjectMapper YAML =
      YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .annotationIntrospector(new NoOtherFields())
          .withCoercionConfig(LogicalType.Textual, Yaml::textIsText)
          .build();

  private Yaml() {}

  /** The documents of a file, each an object. */
  static List<ObjectNode> documents(Path file) {
    try (var documents = YAML.readerFor(ObjectNode.class).<ObjectNode>readValues(file.toFile())) {
      return documents.readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " is no YAML", e);
    }
  }

  /** The documents of a text. */
  static List<ObjectNode> documents(String text) {
    try (var documents = YAML.readerFor(ObjectNode.class).<ObjectNode>readValues(text)) {
      return documents.readAll();
    } catch (IOException e) {
      throw new UncheckedIOException("no YAML: " + text, e);
    }
  }

  /**
   * Reads an object.
   *
   * @throws IllegalArgumentException if it has a field that the type has not, or a wrong value
   */
  static <T> T strictly(JsonNode node, Class<T> type) {
    try {
      return STRICT.treeToValue(node, type);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s %s: %s"
              .formatted(type.getSimpleName(), node.at("/metadata/name").asText(), e.getMessage()),
          e);
    }
  }

  private static void textIsText(MutableCoercionConfig text) {
    text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
  }

  /** The types of the Kubernetes model would keep any field that they do not know. */
  private static final class NoOtherFields extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasAnySetter(Annotated annotated) {
      return Boolean.FALSE;
    }
  }
}
