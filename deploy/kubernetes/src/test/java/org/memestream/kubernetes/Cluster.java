package org.memestream.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an overlay would bring into a cluster.
 *
 * @param name of the overlay
 * @param objects all of them
 */
record Cluster(String name, List<HasMetadata> objects) {

  /** All overlays. */
  static final List<String> OVERLAYS = List.of("cpu", "gpu", "kind");

  static Cluster of(String overlay) {
    return new Cluster(
        overlay, Kustomization.build(folder(overlay)).stream().map(StrictObjects::read).toList());
  }

  static Path folder(String overlay) {
    return Path.of("overlays", overlay).toAbsolutePath();
  }

  <T extends HasMetadata> List<T> all(Class<T> type) {
    return objects.stream().filter(type::isInstance).map(type::cast).toList();
  }

  <T extends HasMetadata> Optional<T> find(Class<T> type, String name) {
    return all(type).stream().filter(one -> one.getMetadata().getName().equals(name)).findFirst();
  }

  /** The pods of all workloads. */
  List<Pods> pods() {
    List<Pods> pods = new ArrayList<>();
    for (Deployment one : all(Deployment.class)) {
      pods.add(new Pods(nameOf(one), one.getKind(), one.getSpec().getTemplate()));
    }
    for (StatefulSet one : all(StatefulSet.class)) {
      pods.add(new Pods(nameOf(one), one.getKind(), one.getSpec().getTemplate()));
    }
    for (Job one : all(Job.class)) {
      pods.add(new Pods(nameOf(one), one.getKind(), one.getSpec().getTemplate()));
    }
    return pods;
  }

  /** The pods of memestream itself, not of what an overlay brings for it to stand on. */
  List<Pods> services() {
    return pods().stream()
        .filter(pods -> "memestream".equals(pods.labels().get("app.kubernetes.io/part-of")))
        .toList();
  }

  /** Names of the volumes that pods can mount. */
  List<String> volumes(Pods pods) {
    List<String> names = new ArrayList<>();
    pods.spec().getVolumes().forEach(volume -> names.add(volume.getName()));
    if (pods.kind().equals("StatefulSet")) {
      find(StatefulSet.class, pods.name())
          .orElseThrow()
          .getSpec()
          .getVolumeClaimTemplates()
          .stream()
          .map(Cluster::nameOf)
          .forEach(names::add);
    }
    return names;
  }

  List<Pods> selected(LabelSelector selector) {
    return pods().stream().filter(pods -> matches(selector, pods.labels())).toList();
  }

  List<Pods> selected(Map<String, String> labels) {
    return pods().stream()
        .filter(pods -> pods.labels().entrySet().containsAll(labels.entrySet()))
        .toList();
  }

  private static boolean matches(LabelSelector selector, Map<String, String> labels) {
    Map<String, String> wanted = Optional.ofNullable(selector.getMatchLabels()).orElse(Map.of());
    return labels.entrySet().containsAll(wanted.entrySet())
        && selector.getMatchExpressions().stream().allMatch(one -> matches(one, labels));
  }

  private static boolean matches(LabelSelectorRequirement one, Map<String, String> labels) {
    boolean among = one.getValues().contains(labels.get(one.getKey()));
    return switch (one.getOperator()) {
      case "In" -> among;
      case "NotIn" -> !among;
      default -> throw new IllegalArgumentException("unknown operator " + one.getOperator());
    };
  }

  static String nameOf(HasMetadata object) {
    return object.getMetadata().getName();
  }
}
