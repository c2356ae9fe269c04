package org.memestream.schemas.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * Takes what only Java reads out of compiled schemas, so that what is registered equals the {@code
 * .avsc} contract, whoever registers it.
 */
final class PortableSchema {

  private final ObjectMapper json = new ObjectMapper();

  Schema of(Schema schema) {
    try {
      JsonNode tree = json.readTree(schema.toString());
      strip(tree);
      return new Schema.Parser().parse(json.writeValueAsString(tree));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "Schema " + schema.getFullName() + " does not print as JSON", e);
    }
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(GenericData.STRING_PROP);
    }
    node.forEach(PortableSchema::strip);
  }
}
