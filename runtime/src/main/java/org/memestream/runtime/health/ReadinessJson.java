package org.memestream.runtime.health;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code {"status":"READY"}} or {@code {"status":"UNREADY","reasons":[…]}}. */
final class ReadinessJson {

  private ReadinessJson() {}

  static String write(Readiness readiness) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("status", readiness.isReady() ? "READY" : "UNREADY");
    if (!readiness.isReady()) {
      readiness.reasons().forEach(node.putArray("reasons")::add);
    }
    return node.toString();
  }
}
