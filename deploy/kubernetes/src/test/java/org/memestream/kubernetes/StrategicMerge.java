package org.memestream.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * Merges a patch into a workload: objects by field, those lists that Kubernetes merges by their
 * key, and all else is replaced.
 */
final class StrategicMerge {

  private static final Map<String, String> KEYS =
      Map.of(
          "containers", "name",
          "initContainers", "name",
          "env", "name",
          "volumes", "name",
          "volumeMounts", "mountPath",
          "ports", "containerPort");

  private StrategicMerge() {}

  static void into(ObjectNode target, JsonNode patch) {
    patch
        .properties()
        .forEach(
            field -> {
              JsonNode there = target.get(field.getKey());
              JsonNode value = field.getValue();
              String key = KEYS.get(field.getKey());
              if (value.isNull()) {
                target.remove(field.getKey());
              } else if (there instanceof ObjectNode object && value.isObject()) {
                into(object, value);
              } else if (there instanceof ArrayNode list && value.isArray() && key != null) {
                value.forEach(element -> intoList(list, element, key));
              } else {
                target.set(field.getKey(), value.deepCopy());
              }
            });
  }

  private static void intoList(ArrayNode list, JsonNode element, String key) {
    Optional<ObjectNode> same =
        list.valueStream()
            .filter(one -> one.path(key).equals(element.path(key)))
            .map(ObjectNode.class::cast)
            .findFirst();
    same.ifPresentOrElse(one -> into(one, element), () -> list.add(element.deepCopy()));
  }
}
