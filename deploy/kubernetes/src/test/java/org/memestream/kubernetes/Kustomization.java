package org.memestream.kubernetes;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * As much of Kustomize as our overlays use. A field that is not here is refused, so that an overlay
 * never does more than the tests see.
 *
 * @param resources files and folders
 * @param components folders, applied after the resources
 * @param patches applied after the components
 * @param images new names and tags
 * @param namespace of all resources but the namespace itself
 */
record Kustomization(
    String apiVersion,
    String kind,
    String namespace,
    List<String> resources,
    List<String> components,
    List<Patch> patches,
    List<Image> images) {

  /**
   * @param path file with the patch
   * @param target what it applies to
   */
  record Patch(String path, Target target) {}

  /**
   * @param kind regular expression
   * @param name regular expression; any when absent
   * @param labelSelector a label that must be there; none when absent
   */
  record Target(String kind, String name, String labelSelector) {

    boolean matches(ObjectNode object) {
      return object.path("kind").textValue().matches(kind)
          && (name == null || nameOf(object).matches(name))
          && (labelSelector == null || object.at("/metadata/labels").has(labelSelector));
    }
  }

  /**
   * @param name as the manifests write it
   * @param newName as it is instead; the same when absent
   * @param newTag its tag
   */
  record Image(String name, String newName, @JsonProperty("newTag") String newTag) {

    void apply(ObjectNode object) {
      for (String list : List.of("containers", "initContainers")) {
        for (JsonNode container : object.at("/spec/template/spec").path(list)) {
          String image = container.path("image").textValue();
          if (name.equals(image) || image.startsWith(name + ":")) {
            String now = Optional.ofNullable(newName).orElse(name);
            ((ObjectNode) container).put("image", newTag == null ? now : now + ":" + newTag);
          }
        }
      }
    }
  }

  Kustomization {
    resources = List.copyOf(Objects.requireNonNullElse(resources, List.of()));
    components = List.copyOf(Objects.requireNonNullElse(components, List.of()));
    patches = List.copyOf(Objects.requireNonNullElse(patches, List.of()));
    images = List.copyOf(Objects.requireNonNullElse(images, List.of()));
  }

  /** All objects of a folder with a {@code kustomization.yaml}. */
  static List<ObjectNode> build(Path folder) {
    List<ObjectNode> objects = new ArrayList<>();
    read(folder).addTo(objects, folder);
    return objects;
  }

  private static Kustomization read(Path folder) {
    JsonNode content = Yaml.documents(folder.resolve("kustomization.yaml")).get(0);
    return Yaml.strictly(content, Kustomization.class);
  }

  private void addTo(List<ObjectNode> objects, Path folder) {
    for (String resource : resources) {
      Path path = folder.resolve(resource);
      objects.addAll(Files.isDirectory(path) ? build(path) : Yaml.documents(path));
    }
    for (String component : components) {
      Path path = folder.resolve(component);
      read(path).addTo(objects, path);
    }
    for (Patch patch : patches) {
      apply(patch, folder, objects);
    }
    objects.forEach(object -> images.forEach(image -> image.apply(object)));
    if (namespace != null) {
      objects.stream()
          .filter(object -> !object.path("kind").textValue().equals("Namespace"))
          .forEach(object -> ((ObjectNode) object.get("metadata")).put("namespace", namespace));
    }
  }

  private static void apply(Patch patch, Path folder, List<ObjectNode> objects) {
    ObjectNode change = Yaml.documents(folder.resolve(patch.path())).get(0);
    change.remove(List.of("apiVersion", "kind"));
    ((ObjectNode) change.get("metadata")).remove("name");
    List<ObjectNode> targets = objects.stream().filter(patch.target()::matches).toList();
    if (targets.isEmpty()) {
      throw new IllegalArgumentException(folder + ": " + patch + " applies to nothing");
    }
    targets.forEach(target -> StrategicMerge.into(target, change));
  }

  private static String nameOf(ObjectNode object) {
    return object.at("/metadata/name").textValue();
  }
}
