package org.memestream.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whatever an object speaks of is there. */
class ReferenceTest {

  static final List<String> OVERLAYS = Cluster.OVERLAYS;

  @ParameterizedTest
  @FieldSource("OVERLAYS")
  void namesAreUniqueAndInOneNamespace(String overlay) {
    Cluster cluster = Cluster.of(overlay);
    assertThat(cluster.objects())
        .extracting(object -> object.getKind() + " " + Cluster.nameOf(object))
        .doesNotHaveDuplicates();
    String namespace = Cluster.nameOf(cluster.all(Namespace.class).get(0));
    assertThat(cluster.objects())
        .filteredOn(object -> !(object instanceof Namespace))
        .allMatch(object -> namespace.equals(object.getMetadata().getNamespace()));
  }

  @ParameterizedTest
  @FieldSource("OVERLAYS")
  void podsFindWhatTheyName(String overlay) {
    Cluster cluster = Cluster.of(overlay);
    for (Pods pods : cluster.pods()) {
      assertThat(pods.configMaps())
          .allSatisfy(name -> assertThat(cluster.find(ConfigMap.class, name)).isPresent());
      assertThat(KnownSecrets.VARIABLES.keySet()).containsAll(pods.secrets());
      pods.container().getEnv().stream()
          .filter(variable -> variable.getValueFrom() != null)
          .map(variable -> variable.getValueFrom().getSecretKeyRef())
          .filter(Objects::nonNull)
          .forEach(
              key ->
                  assertThat(KnownSecrets.VARIABLES.get(key.getName())).containsKey(key.getKey()));
      assertThat(cluster.find(ServiceAccount.class, pods.spec().getServiceAccountName()))
          .as(pods + "'s service account")
          .get()
          .returns(false, ServiceAccount::getAutomountServiceAccountToken);
      pods.spec().getVolumes().stream()
          .filter(volume -> volume.getPersistentVolumeClaim() != null)
          .map(volume -> volume.getPersistentVolumeClaim().getClaimName())
          .forEach(
              claim -> assertThat(cluster.find(PersistentVolumeClaim.class, claim)).isPresent());
    }
  }

  @ParameterizedTest
  @FieldSource("OVERLAYS")
  void workloadsSelectTheirOwnPodsAlone(String overlay) {
    Cluster cluster = Cluster.of(overlay);
    for (Deployment one : cluster.all(Deployment.class)) {
      assertThat(cluster.selected(one.getSpec().getSelector()))
          .extracting(Pods::name)
          .containsExactly(Cluster.nameOf(one));
    }
    for (StatefulSet one : cluster.all(StatefulSet.class)) {
      assertThat(cluster.selected(one.getSpec().getSelector()))
          .extracting(Pods::name)
          .containsExactly(Cluster.nameOf(one));
      assertThat(cluster.find(Service.class, one.getSpec().getServiceName())).isPresent();
    }
  }

  @ParameterizedTest
  @FieldSource("OVERLAYS")
  void servicesLeadToPortsOfPods(String overlay) {
    Cluster cluster = Cluster.of(overlay);
    for (Service service : cluster.all(Service.class)) {
      List<Pods> behind = cluster.selected(service.getSpec().getSelector());
      assertThat(behind).as(Cluster.nameOf(service)).hasSize(1);
      service.getSpec().getPorts().forEach(port -> assertPort(port.getTargetPort(), behind.get(0)));
    }
    for (Ingress ingress : cluster.all(Ingress.class)) {
      ingress.getSpec().getRules().stream()
          .flatMap(rule -> rule.getHttp().getPaths().stream())
          .map(path -> path.getBackend().getService())
          .forEach(
              backend ->
                  assertThat(cluster.find(Service.class, backend.getName()).orElseThrow())
                      .satisfies(
                          service ->
                              assertThat(service.getSpec().getPorts())
                                  .anyMatch(
                                      port -> port.getName().equals(backend.getPort().getName()))));
      assertThat(ingress.getSpec().getTls())
          .allMatch(tls -> KnownSecrets.FILES.contains(tls.getSecretName()));
    }
  }

  @ParameterizedTest
  @FieldSource("OVERLAYS")
  void budgetsPoliciesAndMonitorsFindPods(String overlay) {
    Cluster cluster = Cluster.of(overlay);
    cluster
        .all(PodDisruptionBudget.class)
        .forEach(one -> assertThat(cluster.selected(one.getSpec().getSelector())).hasSize(1));
    for (NetworkPolicy policy : cluster.all(NetworkPolicy.class)) {
      assertThat(cluster.selected(policy.getSpec().getPodSelector()))
          .as(Cluster.nameOf(policy))
          .isNotEmpty();
    }
    for (PodMonitor monitor : cluster.all(PodMonitor.class)) {
      assertThat(cluster.selected(monitor.getSpec().getSelector()))
          .containsExactlyInAnyOrderElementsOf(
              cluster.services().stream().filter(Pods::serve).toList())
          .allSatisfy(
              pods ->
                  assertThat(monitor.getSpec().getPodMetricsEndpoints())
                      .allMatch(
                          endpoint ->
                              endpoint.getPath().equals("/metrics")
                                  && pods.port(endpoint.getPort()).isPresent()));
    }
  }

  @ParameterizedTest
  @FieldSource("OVERLAYS")
  void scalersLeadToDeploymentsThatNameNoNumber(String overlay) {
    Cluster cluster = Cluster.of(overlay);
    cluster
        .all(ScaledObject.class)
        .forEach(one -> assertScales(cluster, one.getSpec().scaleTargetRef().name()));
    cluster
        .all(HorizontalPodAutoscaler.class)
        .forEach(one -> assertScales(cluster, one.getSpec().getScaleTargetRef().getName()));
  }

  private static void assertScales(Cluster cluster, String target) {
    assertThat(cluster.find(Deployment.class, target))
        .as(target)
        .get()
        .satisfies(deployment -> assertThat(deployment.getSpec().getReplicas()).isNull());
  }

  @Test
  void noSecretsAreInTheManifests() {
    assertThat(Cluster.OVERLAYS)
        .flatExtracting(overlay -> Cluster.of(overlay).objects())
        .extracting(HasMetadata::getKind)
        .doesNotContain("Secret");
  }

  @Test
  void theReadmeTellsOfAllSecrets() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    assertThat(readme).contains(KnownSecrets.VARIABLES.keySet()).contains(KnownSecrets.FILES);
    assertThat(KnownSecrets.VARIABLES.values())
        .flatExtracting(Map::keySet)
        .allSatisfy(variable -> assertThat(readme).contains(variable));
  }

  private static void assertPort(IntOrString port, Pods pods) {
    assertThat(pods.port(port.getStrVal())).as(pods + "'s port " + port.getStrVal()).isPresent();
  }
}
