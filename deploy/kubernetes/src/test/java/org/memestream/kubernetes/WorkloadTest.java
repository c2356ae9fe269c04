package org.memestream.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.memestream.ingest.gateway.GatewayConfig;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.config.HttpConfig;
import org.memestream.runtime.config.ServiceConfig;
import org.memestream.runtime.health.HealthServer;
import org.memestream.runtime.health.Readiness;

/** What the pods of every workload have. */
class WorkloadTest {

  static Stream<Arguments> pods() {
    return Cluster.OVERLAYS.stream().map(Cluster::of).flatMap(WorkloadTest::arguments);
  }

  static Stream<Arguments> services() {
    return pods()
        .filter(
            arguments -> {
              Pods pods = (Pods) ((Named<?>) arguments.get()[0]).getPayload();
              Cluster cluster = (Cluster) ((Named<?>) arguments.get()[1]).getPayload();
              return cluster.services().contains(pods);
            });
  }

  private static Stream<Arguments> arguments(Cluster cluster) {
    return cluster.pods().stream()
        .map(
            pods ->
                Arguments.of(Named.of(pods.toString(), pods), Named.of(cluster.name(), cluster)));
  }

  @ParameterizedTest
  @MethodSource("pods")
  void hasRequestsAndLimits(Pods pods, Cluster cluster) {
    var resources = pods.container().getResources();
    assertThat(resources.getRequests()).containsKeys("cpu", "memory");
    assertThat(resources.getLimits()).containsKeys("cpu", "memory");
    resources
        .getRequests()
        .forEach(
            (what, request) ->
                assertThat(request.getNumericalAmount())
                    .as(what)
                    .isLessThanOrEqualTo(resources.getLimits().get(what).getNumericalAmount()));
  }

  @ParameterizedTest
  @MethodSource("pods")
  void runsWithoutAnyRights(Pods pods, Cluster cluster) {
    assertThat(pods.spec().getAutomountServiceAccountToken()).isFalse();
    var pod = pods.spec().getSecurityContext();
    assertThat(pod.getRunAsNonRoot()).isTrue();
    assertThat(pod.getRunAsUser()).isEqualTo(10001);
    assertThat(pod.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    var container = pods.container().getSecurityContext();
    assertThat(container.getAllowPrivilegeEscalation()).isFalse();
    assertThat(container.getReadOnlyRootFilesystem()).isTrue();
    assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(container.getCapabilities().getAdd()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pods")
  void mountsVolumesThatAreThere(Pods pods, Cluster cluster) {
    assertThat(pods.container().getVolumeMounts())
        .extracting(VolumeMount::getName)
        .doesNotHaveDuplicates()
        .allSatisfy(name -> assertThat(cluster.volumes(pods)).contains(name));
  }

  @ParameterizedTest
  @MethodSource("services")
  void readsItsSettings(Pods pods, Cluster cluster) {
    ServiceConfig config = PodSettings.of(pods, cluster);
    assertThat(config.kafka().bootstrapServers()).doesNotContain("127.0.0.1");
    assertThat(config.store().uri()).hasScheme("s3");
  }

  @ParameterizedTest
  @MethodSource("services")
  void writesWhereItMay(Pods pods, Cluster cluster) {
    List<Path> mounts =
        pods.container().getVolumeMounts().stream()
            .map(VolumeMount::getMountPath)
            .map(Path::of)
            .toList();
    assertThat(PodSettings.folders(PodSettings.of(pods, cluster)))
        .allSatisfy(folder -> assertThat(mounts).anyMatch(folder::startsWith));
    assertThat(mounts).contains(Path.of("/tmp"));
  }

  @ParameterizedTest
  @MethodSource("services")
  void isLeftAloneUntilItHasStopped(Pods pods, Cluster cluster) {
    ServiceConfig config = PodSettings.of(pods, cluster);
    Optional<Long> pause =
        Optional.ofNullable(pods.container().getLifecycle())
            .map(lifecycle -> lifecycle.getPreStop().getSleep().getSeconds());
    Duration needed = PodSettings.longestStop(config).plusSeconds(pause.orElse(0L));
    if (pods.serve()) {
      assertThat(Duration.ofSeconds(pods.spec().getTerminationGracePeriodSeconds()))
          .isGreaterThanOrEqualTo(needed);
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void isProbedWhereItAnswers(Pods pods, Cluster cluster) throws Exception {
    if (!pods.serve()) {
      return;
    }
    HttpConfig http = PodSettings.of(pods, cluster).http();
    assertThat(http.host()).isEqualTo("0.0.0.0");
    assertThat(pods.port("health")).contains(http.port());
    Container container = pods.container();
    assertThat(path(container.getStartupProbe())).isEqualTo("/health/live");
    assertThat(path(container.getLivenessProbe())).isEqualTo("/health/live");
    assertThat(path(container.getReadinessProbe())).isEqualTo("/health/ready");
    HttpConfig free = ConfigurationLoader.group(HttpConfig.class, Map.of("port", "0"));
    try (HealthServer server =
        HealthServer.start(free, () -> Readiness.unready("it waits"), () -> "")) {
      assertThat(status(server, path(container.getStartupProbe()))).isEqualTo(200);
      assertThat(status(server, path(container.getLivenessProbe()))).isEqualTo(200);
      assertThat(status(server, path(container.getReadinessProbe()))).isEqualTo(503);
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void gatewaysListenWhereTheirPortIs(Pods pods, Cluster cluster) {
    if (PodSettings.of(pods, cluster) instanceof GatewayConfig config) {
      assertThat(config.gateway().host()).isEqualTo("0.0.0.0");
      assertThat(pods.port("http")).contains(config.gateway().port());
    } else {
      assertThat(pods.port("http")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void isEvictedOneByOne(Pods pods, Cluster cluster) {
    List<PodDisruptionBudget> budgets =
        cluster.all(PodDisruptionBudget.class).stream()
            .filter(budget -> cluster.selected(budget.getSpec().getSelector()).contains(pods))
            .toList();
    assertThat(budgets).hasSize(pods.serve() ? 1 : 0);
  }

  private static String path(Probe probe) {
    HTTPGetAction get = probe.getHttpGet();
    assertThat(get.getPort().getStrVal()).isEqualTo("health");
    return get.getPath();
  }

  private static int status(HealthServer server, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
        .statusCode();
  }
}
