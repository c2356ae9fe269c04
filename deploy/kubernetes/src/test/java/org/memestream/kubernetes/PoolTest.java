package org.memestream.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Toleration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.memestream.captioner.CaptionerConfig;
import org.memestream.facetransfer.FaceConfig;
import org.memestream.runtime.config.ServiceConfig;
import org.memestream.runtime.network.Processor;
import org.memestream.runtime.network.UnusableModelException;
import org.memestream.schemas.Stage;

/** Pools of workers: on CPUs, on GPUs, and how many. */
class PoolTest {

  private final Cluster cluster = Cluster.of("gpu");

  @Test
  void poolsOnGpusAskForOneAndUseIt() throws Exception {
    List<Pods> pools = pools("gpu");
    assertThat(pools)
        .extracting(Pods::name)
        .containsExactlyInAnyOrder("captioner-gpu", "face-transfer-gpu");
    for (Pods pods : pools) {
      assertThat(pods.container().getResources().getLimits()).containsKey("nvidia.com/gpu");
      assertThat(pods.spec().getNodeSelector()).containsEntry("nvidia.com/gpu.present", "true");
      assertThat(pods.spec().getTolerations())
          .extracting(Toleration::getKey)
          .containsExactly("nvidia.com/gpu");
      assertThat(processor(pods)).isEqualTo(new Processor(Processor.Kind.GPU, 0));
    }
  }

  @Test
  void poolsOnCpusAskForNoGpu() throws Exception {
    for (Pods pods : pools("cpu")) {
      assertThat(pods.container().getResources().getLimits()).doesNotContainKey("nvidia.com/gpu");
      if (!pods.name().equals("renderer")) {
        assertThat(processor(pods)).isEqualTo(Processor.CPU);
      }
    }
  }

  @Test
  void everyPoolIsScaledByTheLagOfAStage() {
    assertThat(cluster.all(ScaledObject.class))
        .extracting(one -> one.getSpec().scaleTargetRef().name())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of("cpu", "gpu").flatMap(pool -> pools(pool).stream()).map(Pods::name).toList());
    List<String> stages =
        Stream.of(Stage.values()).map(stage -> stage.name().toLowerCase(Locale.ROOT)).toList();
    for (ScaledObject one : cluster.all(ScaledObject.class)) {
      assertThat(one.getSpec().triggers())
          .singleElement()
          .satisfies(
              trigger -> {
                assertThat(trigger.type()).isEqualTo("prometheus");
                assertThat(stages)
                    .anyMatch(
                        stage -> trigger.metadata().query().contains("stage=\"" + stage + "\""));
              });
    }
  }

  /** The document of metrics is held against what services export. */
  @Test
  void scalersAskForAMetricThatIsExported() throws Exception {
    String metrics = Files.readString(Path.of("../../docs/metrics.md"));
    Pattern query =
        Pattern.compile("sum\\(max by \\(topic\\) \\(([a-z_]+)\\{stage=\"([a-z_]+)\"}\\)\\)");
    for (ScaledObject one : cluster.all(ScaledObject.class)) {
      Matcher asked = query.matcher(one.getSpec().triggers().get(0).metadata().query());
      assertThat(asked.matches()).isTrue();
      assertThat(metrics.lines().filter(line -> line.contains("`" + asked.group(1) + "`")))
          .singleElement()
          .satisfies(
              line ->
                  assertThat(line)
                      .contains("| gauge | stage, topic |", "`" + asked.group(2) + "`"));
    }
  }

  private List<Pods> pools(String pool) {
    return cluster.pods().stream()
        .filter(pods -> pool.equals(pods.labels().get("memestream.org/pool")))
        .toList();
  }

  private Processor processor(Pods pods) throws UnusableModelException {
    ServiceConfig config = PodSettings.of(pods, cluster);
    return Processor.named(
        config instanceof CaptionerConfig captioner
            ? captioner.captioner().processor()
            : ((FaceConfig) config).faceTransfer().processor());
  }
}
