package org.memestream.captioner.djl;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import org.memestream.runtime.network.FileHash;
import org.memestream.runtime.network.UnusableModelException;

/** Reads one manifest and finds everything that is wrong with it. */
final class EncoderManifestReader {

  private static final List<String> FIELDS =
      List.of(
          "engine",
          "file",
          "sha256",
          "side",
          "layout",
          "channels",
          "mean",
          "deviation",
          "output",
          "length",
          "norm");

  private static final int LARGEST_SIDE = 2048;
  private static final int LONGEST_VECTOR = 65_536;

  private final Path path;
  private final JsonNode root;
  private final List<String> problems = new ArrayList<>();

  private EncoderManifestReader(Path path, JsonNode root) {
    this.path = path;
    this.root = root;
  }

  /**
   * @param path where the manifest is; the network's file is beside it
   * @param json the manifest's content
   * @throws UnusableModelException that lists all that is wrong, one mistake a line
   */
  static EncoderManifest read(Path path, byte[] json) throws IOException {
    JsonNode root;
    try {
      root =
          JsonMapper.builder()
              .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
              .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .build()
              .readTree(json);
    } catch (JsonProcessingException e) {
      throw new UnusableModelException(
          "%s is not JSON: %s".formatted(path, e.getOriginalMessage()), e);
    }
    if (!root.isObject()) {
      throw new UnusableModelException(path + " is not a JSON object");
    }
    return new EncoderManifestReader(path, root).read();
  }

  private EncoderManifest read() throws IOException {
    TreeSet<String> unknown = new TreeSet<>();
    root.fieldNames().forEachRemaining(unknown::add);
    FIELDS.forEach(unknown::remove);
    unknown.forEach(
        name ->
            problems.add(
                "\"%s\" is no field of a manifest; there are %s"
                    .formatted(name, String.join(", ", FIELDS))));
    String file = file();
    EncoderManifest manifest =
        new EncoderManifest(
            choice("engine", EncoderManifest.Engine.values(), false),
            file,
            sha256(file),
            whole("side", LARGEST_SIDE),
            choice("layout", EncoderManifest.Layout.values(), false),
            choice("channels", EncoderManifest.Channels.values(), true),
            numbers("mean", "finite", value -> true),
            numbers("deviation", "above 0", value -> value > 0),
            output(),
            whole("length", LONGEST_VECTOR),
            norm());
    if (!problems.isEmpty()) {
      throw new UnusableModelException(
          "%s cannot be used:%n  - %s"
              .formatted(path, String.join("%n  - ".formatted(), problems)));
    }
    return manifest;
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
          "\"sha256\" must be the file's SHA-256 in 64 lower-case hexadecimal digits, not %s"
              .formatted(root.path("sha256")));
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

  private <E extends Enum<E>> E choice(String name, E[] values, boolean optional) {
    JsonNode node = root.path(name);
    if (node.isMissingNode() && optional) {
      return values[0];
    }
    for (E value : values) {
      if (node.isTextual() && value.toString().equals(node.asText())) {
        return value;
      }
    }
    problems.add(
        "\"%s\" must be one of %s%s".formatted(name, Arrays.toString(values), found(node)));
    return values[0];
  }

  private int whole(String name, int most) {
    JsonNode node = root.path(name);
    if (!node.isInt() || node.intValue() < 1 || node.intValue() > most) {
      problems.add(
          "\"%s\" must be a whole number from 1 to %d%s".formatted(name, most, found(node)));
    }
    return node.asInt();
  }

  private List<Double> numbers(String name, String allowed, DoublePredicate accepted) {
    JsonNode node = root.path(name);
    List<Double> numbers = new ArrayList<>();
    for (JsonNode element : node) {
      double value = element.isNumber() ? element.doubleValue() : Double.NaN;
      if (Double.isFinite(value) && accepted.test(value)) {
        numbers.add(value);
      }
    }
    if (!node.isArray() || node.size() != 3 || numbers.size() != 3) {
      problems.add(
          "\"%s\" must be three numbers, each %s, for red, green and blue%s"
              .formatted(name, allowed, found(node)));
    }
    return numbers;
  }

  private EncoderManifest.Output output() {
    JsonNode node = root.path("output");
    if (node.isMissingNode()) {
      return new EncoderManifest.Output.OfLength();
    }
    if (node.isInt() && node.intValue() >= 0) {
      return new EncoderManifest.Output.At(node.intValue());
    }
    if (!node.isTextual() || node.asText().isBlank()) {
      problems.add("\"output\" must be a name or an index from 0%s".formatted(found(node)));
    }
    return new EncoderManifest.Output.Named(node.asText());
  }

  private OptionalDouble norm() {
    JsonNode node = root.path("norm");
    if (node.isMissingNode()) {
      return OptionalDouble.empty();
    }
    if (!node.isNumber() || !(node.doubleValue() > 0) || node.doubleValue() > 1e6) {
      problems.add(
          "\"norm\" must be a number above 0 and at most 1000000%s".formatted(found(node)));
    }
    return OptionalDouble.of(node.asDouble());
  }

  private static String found(JsonNode node) {
    return node.isMissingNode() ? ", and is missing" : ", not " + node;
  }
}
