package org.memestream.facetransfer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.memestream.facetransfer.landmarks.FaceMesh;

class RegionWeightsTest {

  private final float[] mean = SampleMesh.vertices();

  @Test
  void thePartsAddUpToTheWhole() {
    float[] brows = new RegionWeights(FaceRegion.BROWS, mean).ofVertices(mean);
    float[] eyes = new RegionWeights(FaceRegion.EYES, mean).ofVertices(mean);
    float[] mouth = new RegionWeights(FaceRegion.MOUTH, mean).ofVertices(mean);

    for (int vertex = 0; vertex < FaceMesh.VERTICES; vertex++) {
      assertThat(brows[vertex] + eyes[vertex] + mouth[vertex]).isCloseTo(1, within(1e-5f));
    }
  }

  @Test
  void eachPartHasItsOwnFeatures() {
    assertThat(new RegionWeights(FaceRegion.MOUTH, mean).at(mean[3 * 14 + 1])).isEqualTo(1);
    assertThat(new RegionWeights(FaceRegion.EYES, mean).at(-18)).isGreaterThan(0.9f);
    assertThat(new RegionWeights(FaceRegion.BROWS, mean).at(-40)).isEqualTo(1);
    assertThat(new RegionWeights(FaceRegion.BROWS, mean).at(38)).isZero();
  }
}
