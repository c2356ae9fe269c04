package org.memestream.kubernetes;

import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;

/** Those fields of KEDA's {@code ScaledObject} (keda.sh/v1alpha1) that our manifests use. */
@JsonDeserialize(using = JsonDeserializer.None.class)
final class ScaledObject implements HasMetadata {

  private static final long serialVersionUID = 1;

  private String apiVersion;
  private ObjectMeta metadata;
  private Spec spec;

  /**
   * @param pollingInterval in seconds
   * @param cooldownPeriod in seconds
   */
  record Spec(
      TargetReference scaleTargetRef,
      Integer minReplicaCount,
      Integer maxReplicaCount,
      Integer pollingInterval,
      Integer cooldownPeriod,
      List<Trigger> triggers) {}

  /** A Deployment of that name. */
  record TargetReference(String name) {}

  /** What is measured. */
  record Trigger(String type, Prometheus metadata) {}

  /** Metadata of a trigger of type {@code prometheus}. */
  record Prometheus(
      String serverAddress, String query, String threshold, String activationThreshold) {}

  @Override
  public ObjectMeta getMetadata() {
    return metadata;
  }

  @Override
  public void setMetadata(ObjectMeta metadata) {
    this.metadata = metadata;
  }

  @Override
  public String getApiVersion() {
    return apiVersion;
  }

  @Override
  public void setApiVersion(String apiVersion) {
    this.apiVersion = apiVersion;
  }

  @Override
  public String getKind() {
    return "ScaledObject";
  }

  /** Says nothing new; Jackson needs it. */
  public void setKind(String kind) {
    if (!kind.equals(getKind())) {
      throw new IllegalArgumentException(kind + " is no ScaledObject");
    }
  }

  public Spec getSpec() {
    return spec;
  }

  public void setSpec(Spec spec) {
    this.spec = spec;
  }
}
