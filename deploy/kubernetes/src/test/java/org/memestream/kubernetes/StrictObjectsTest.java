package org.memestream.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import org.junit.jupiter.api.Test;

class StrictObjectsTest {

  private static HasMetadata read(String yaml) {
    return StrictObjects.read(Yaml.documents(yaml).get(0));
  }

  @Test
  void readsWhatIsRight() {
    assertThat(
            read("{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {type: ClusterIP}}"))
        .returns("a", object -> object.getMetadata().getName());
  }

  @Test
  void refusesAFieldThatTheKindDoesNotHave() {
    assertThatThrownBy(
            () -> read("{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {tipe: x}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("Service a", "tipe");
  }

  @Test
  void refusesAWrongFieldDeepInside() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    apiVersion: apps/v1
                    kind: Deployment
                    metadata: {name: a}
                    spec:
                      template:
                        spec:
                          containers:
                            - name: service
                              securityContext: {runAsNoRoot: true}
                    """))
        .hasMessageContaining("runAsNoRoot");
  }

  @Test
  void refusesAWrongFieldOfAScaledObject() {
    assertThatThrownBy(
            () ->
                read(
                    "{apiVersion: keda.sh/v1alpha1, kind: ScaledObject, metadata: {name: a}, spec:"
                        + " {minReplicas: 1}}"))
        .hasMessageContaining("minReplicas");
  }

  @Test
  void refusesANumberWhereTextIsMeant() {
    assertThatThrownBy(
            () -> read("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {KEY: 1}}"))
        .hasMessageContaining("coerce");
  }

  @Test
  void refusesAKindThatItDoesNotKnow() {
    assertThatThrownBy(() -> read("{apiVersion: extensions/v1beta1, kind: Ingress}"))
        .hasMessageContaining("extensions/v1beta1/Ingress");
  }

  @Test
  void refusesAKeyThatIsThereTwice() {
    assertThatThrownBy(() -> Yaml.documents("{a: 1, a: 2}")).hasStackTraceContaining("Duplicate");
  }
}
