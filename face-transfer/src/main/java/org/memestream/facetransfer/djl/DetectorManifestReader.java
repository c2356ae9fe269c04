package org.memestream.facetransfer.djl;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.memestream.runtime.network.FileHash;
import org.memestream.runtime.network.UnusableModelException;

/** Reads one manifest and finds everything that is wrong with it. */
final class DetectorManifestReader {

  private static final List<String> FIELDS =
      List.of("engine", "file", "sha256", "format", "threshold", "overlap");

  private final Path path;
  private final JsonNode root;
  private final List<String> problems = new ArrayList<>();

  private DetectorManifestReader(Path path, JsonNode root) {
    this.path = path;
    this.root = root;
  }

  /**
   * @param path where the manifest is; the network's file is beside it
   * @throws UnusableModelException that lists all that is wrong, one mistake a line
   */
  static DetectorManifest read(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new UnusableModelException("there is no manifest " + path);
    }
    JsonNode root;
    try {
      root =
          JsonMapper.builder()
              .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
              .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .build()
              .readTree(Files.readAllBytes(path));
    } catch (JsonProcessingException e) {
      throw new UnusableModelException(
          "%s is not JSON: %s".formatted(path, e.getOriginalMessage()), e);
    }
    if (!root.isObject()) {
      throw new UnusableModelException(path + " is not a JSON object");
    }
    return new DetectorManifestReader(path, root).read();
  }

  private DetectorManifest read() throws IOException {
    TreeSet<String> unknown = new TreeSet<>();
    root.fieldNames().forEachRemaining(unknown::add);
    FIELDS.forEach(unknown::remove);
    unknown.forEach(
        name ->
            problems.add(
                "\"%s\" is no field of a manifest; there are %s"
                    .formatted(name, String.join(", ", FIELDS))));
    only("engine", DetectorManifest.ENGINE);
    only("format", DetectorManifest.FORMAT);
    String file = file();
    DetectorManifest manifest =
        new DetectorManifest(
            file,
            sha256(file),
            share("threshold", DetectorManifest.THRESHOLD),
            share("overlap", DetectorManifest.OVERLAP));
    if (!problems.isEmpty()) {
      throw new UnusableModelException(
          "%s cannot be used:%n  - %s"
              .formatted(path, String.join("%n  - ".formatted(), problems)));
    }
    return manifest;
  }

  private void only(String name, String allowed) {
    JsonNode node = root.path(name);
    if (!node.isTextual() || !node.asText().equals(allowed)) {
      problems.add("\"%s\" must be \"%s\"%s".formatted(name, allowed, found(node)));
    }
  }

  private String file() {
    String name = root.path("file").asText();
    if (!root.path("file").isTextual() || name.isBlank()) {
      problems.add("\"file\" must name the network's file");
    } else if (name.contains("/") || name.contains("\\") || name.startsWith(".")) {
      problems.add("\"file\" must be a file beside the manifest, not \"%s\"".formatted(name));
    } else if (!Files.isRegularFile(path.resolveSibling(name))) {
      problems.add("\"file\" names %s, which is not there".formatted(path.resolveSibling(name)));
    } else {
      return name;
    }
    return "";
  }

  private String sha256(String file) throws IOException {
    String stated = root.path("sha256").asText();
    if (!stated.matches("[0-9a-f]{64}")) {
      problems.add(
          "\"sha256\" must be the file's SHA-256 in 64 lower-case hexadecimal digits%s"
              .formatted(found(root.path("sha256"))));
    } else if (!file.isEmpty()) {
      String actual = new FileHash().add(path.resolveSibling(file)).hex();
      if (!actual.equals(stated)) {
        problems.add(
            "\"sha256\" is %s, but that of %s is %s: the file is another one or damaged"
                .formatted(stated, file, actual));
      }
    }
    return stated;
  }

  private double share(String name, double otherwise) {
    JsonNode node = root.path(name);
    if (node.isMissingNode()) {
      return otherwise;
    }
    if (!node.isNumber() || !(node.doubleValue() > 0) || !(node.doubleValue() < 1)) {
      problems.add("\"%s\" must be a number above 0 and below 1%s".formatted(name, found(node)));
    }
    return node.asDouble();
  }

  private static String found(JsonNode node) {
    return node.isMissingNode() ? ", and is missing" : ", not " + node;
  }
}
