package org.memestream.facetransfer.training.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelStoreTest {

  private static final FaceLabel FACE =
      new FaceLabel(1.5, 2, 3, 4, new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.5);

  @TempDir private Path folder;

  @Test
  void keepsWhatWasAdded() throws IOException {
    Path file = folder.resolve("labels.tsv");
    try (LabelStore store = new LabelStore(file)) {
      store.add(new LabelledPicture("a.jpg", null, List.of(FACE), List.of(FACE, FACE)));
      store.add(new LabelledPicture("b.jpg", null, List.of(), List.of()));
    }

    try (LabelStore store = new LabelStore(file)) {
      LabelStore.Labels labels = store.labels("a.jpg").orElseThrow();
      assertThat(labels.doubtful()).hasSize(2);
      assertThat(labels.sure().get(0)).usingRecursiveComparison().isEqualTo(FACE);
      assertThat(store.labels("b.jpg").orElseThrow().sure()).isEmpty();
      assertThat(store.labels("c.jpg")).isEmpty();
    }
  }

  @Test
  void forgetsALineThatWasCutOff() throws IOException {
    Path file = folder.resolve("labels.tsv");
    Files.writeString(file, "a.jpg\tsure\t1.5\t2", StandardOpenOption.CREATE);

    try (LabelStore store = new LabelStore(file)) {
      assertThat(store.labels("a.jpg")).isEmpty();
    }
  }
}
