package org.memestream.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Our reading of Kustomize against its own, where kubectl is installed. */
class KustomizationTest {

  static final List<String> OVERLAYS = Cluster.OVERLAYS;

  @ParameterizedTest
  @FieldSource("OVERLAYS")
  void buildsWhatKubectlBuilds(String overlay) throws Exception {
    assumeTrue(kubectlIsThere(), "kubectl is not installed");
    List<String> own = comparable(Kustomization.build(Cluster.folder(overlay)));
    List<String> theirs = comparable(Yaml.documents(kubectl(overlay)));
    assertThat(own).isEqualTo(theirs);
  }

  private static boolean kubectlIsThere() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder("kubectl", "kustomize", "--help")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String kubectl(String overlay) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("kubectl", "kustomize", Cluster.folder(overlay).toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return text;
  }

  /** Objects, and in them lists and fields, in one order: Kustomize has its own. */
  private static List<String> comparable(List<ObjectNode> objects) {
    return objects.stream()
        .map(KustomizationTest::ordered)
        .map(JsonNode::toPrettyString)
        .sorted()
        .toList();
  }

  private static JsonNode ordered(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode ordered = object.objectNode();
      object
          .propertyStream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(field -> ordered.set(field.getKey(), ordered(field.getValue())));
      return ordered;
    } else if (node instanceof ArrayNode array) {
      Stream<JsonNode> elements = array.valueStream().map(KustomizationTest::ordered);
      return array
          .arrayNode()
          .addAll(elements.sorted(Comparator.comparing(JsonNode::toString)).toList());
    }
    return node;
  }
}
