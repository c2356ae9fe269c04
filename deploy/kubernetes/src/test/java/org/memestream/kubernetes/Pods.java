package org.memestream.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pods of one workload.
 *
 * @param name of the workload
 * @param kind of the workload
 * @param template of its pods
 */
record Pods(String name, String kind, PodTemplateSpec template) {

  /** Whether they go on running, so that they need probes. */
  boolean serve() {
    return !kind.equals("Job");
  }

  PodSpec spec() {
    return template.getSpec();
  }

  /** The one container. */
  Container container() {
    List<Container> containers = spec().getContainers();
    if (containers.size() != 1) {
      throw new AssertionError(this + " has not one container but " + containers.size());
    }
    return containers.get(0);
  }

  Map<String, String> labels() {
    return template.getMetadata().getLabels();
  }

  Optional<Integer> port(String name) {
    return container().getPorts().stream()
        .filter(port -> name.equals(port.getName()))
        .map(ContainerPort::getContainerPort)
        .findFirst();
  }

  /** ConfigMaps whose entries are variables, in order. */
  List<String> configMaps() {
    return container().getEnvFrom().stream()
        .map(EnvFromSource::getConfigMapRef)
        .filter(reference -> reference != null)
        .map(reference -> reference.getName())
        .toList();
  }

  /** Secrets whose entries are variables, in order. */
  List<String> secrets() {
    return container().getEnvFrom().stream()
        .map(EnvFromSource::getSecretRef)
        .filter(reference -> reference != null)
        .map(reference -> reference.getName())
        .toList();
  }

  @Override
  public String toString() {
    return kind + " " + name;
  }
}
