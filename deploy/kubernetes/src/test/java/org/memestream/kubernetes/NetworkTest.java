package org.memestream.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Who may speak to whom. */
class NetworkTest {

  static final List<String> OVERLAYS = Cluster.OVERLAYS;

  @ParameterizedTest
  @FieldSource("OVERLAYS")
  void nothingIsAllowedUnlessSaid(String overlay) {
    NetworkPolicy deny =
        Cluster.of(overlay).find(NetworkPolicy.class, "default-deny").orElseThrow();
    assertThat(deny.getSpec().getPodSelector().getMatchLabels()).isNullOrEmpty();
    assertThat(deny.getSpec().getPodSelector().getMatchExpressions()).isEmpty();
    assertThat(deny.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
    assertThat(deny.getSpec().getIngress()).isEmpty();
    assertThat(deny.getSpec().getEgress()).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("OVERLAYS")
  void onlyTheGatewayTakesWhatComesFromOutside(String overlay) {
    Cluster cluster = Cluster.of(overlay);
    List<NetworkPolicy> open =
        cluster.all(NetworkPolicy.class).stream()
            .filter(
                policy ->
                    policy.getSpec().getIngress().stream()
                        .anyMatch(rule -> rule.getFrom().isEmpty()))
            .toList();
    assertThat(open)
        .singleElement()
        .satisfies(
            policy -> {
              assertThat(cluster.selected(policy.getSpec().getPodSelector()))
                  .extracting(Pods::name)
                  .containsExactly("gateway");
              assertThat(policy.getSpec().getIngress())
                  .flatExtracting(rule -> rule.getPorts())
                  .extracting(port -> port.getPort().getStrVal())
                  .containsExactly("http");
            });
  }

  @ParameterizedTest
  @FieldSource("OVERLAYS")
  void onlyTheGatewayAndFeedsReachTheInternetAndNoPrivateAddress(String overlay) {
    Cluster cluster = Cluster.of(overlay);
    for (NetworkPolicy policy : cluster.all(NetworkPolicy.class)) {
      List<IPBlock> addresses =
          policy.getSpec().getEgress().stream()
              .map(NetworkPolicyEgressRule::getTo)
              .flatMap(List::stream)
              .map(NetworkPolicyPeer::getIpBlock)
              .filter(Objects::nonNull)
              .toList();
      if (!addresses.isEmpty()) {
        assertThat(cluster.selected(policy.getSpec().getPodSelector()))
            .extracting(Pods::name)
            .isSubsetOf("gateway", "feed");
        assertThat(addresses)
            .filteredOn(block -> block.getCidr().equals("0.0.0.0/0"))
            .allSatisfy(
                block ->
                    assertThat(block.getExcept())
                        .contains(
                            "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16"));
      }
      assertThat(policy.getSpec().getEgress()).allMatch(rule -> !rule.getTo().isEmpty());
    }
  }
}
