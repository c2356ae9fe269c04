package org.memestream.captioner.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PictureMemoryTest {

  private final CountingEncoder encoder = new CountingEncoder();
  private final PictureMemory memory = new PictureMemory(encoder, new VectorCache(10));

  @Test
  void recallsWhatItSaw() {
    assertThat(memory.recall("a")).isEmpty();

    memory.vectors(List.of(fresh(3, "a")));

    assertThat(memory.recall("a").orElseThrow().vector()).containsExactly(3);
  }

  @Test
  void encodesAPictureOnceABatch() {
    List<float[]> vectors =
        memory.vectors(List.of(fresh(1, "a"), fresh(2, "b"), fresh(1, "a"), fresh(2, "b")));

    assertThat(vectors.stream().map(vector -> vector[0])).containsExactly(1f, 2f, 1f, 2f);
    assertThat(encoder.seen).containsExactly(1, 2);
  }

  @Test
  void keepsTheOrderOfKnownAndFreshPictures() {
    Sight known = new Sight.Known(new float[] {9});

    List<float[]> vectors = memory.vectors(List.of(fresh(1, "a"), known, fresh(2, "b"), known));

    assertThat(vectors.stream().map(vector -> vector[0])).containsExactly(1f, 9f, 2f, 9f);
  }

  @Test
  void remembersNoPictureWithoutAHash() {
    Sight nameless = new Sight.Fresh(picture(4), Optional.empty());

    memory.vectors(List.of(nameless, nameless));

    assertThat(encoder.seen).containsExactly(4, 4);
  }

  @Test
  void doesNotTroubleTheEncoderWithKnownPictures() {
    memory.vectors(List.of(new Sight.Known(new float[] {9})));

    assertThat(encoder.calls).isZero();
  }

  private static Sight fresh(int value, String hash) {
    return new Sight.Fresh(picture(value), Optional.of(hash));
  }

  private static RgbPicture picture(int value) {
    return new RgbPicture(1, 1, new byte[] {(byte) value, 0, 0});
  }

  /** A vector is the red of the first pixel. */
  private static final class CountingEncoder implements PictureEncoder {

    private final List<Integer> seen = new ArrayList<>();
    private int calls;

    @Override
    public List<float[]> encode(List<RgbPicture> pictures) {
      calls++;
      pictures.forEach(picture -> seen.add((int) picture.rgb()[0]));
      return pictures.stream().map(picture -> new float[] {picture.rgb()[0]}).toList();
    }

    @Override
    public int length() {
      return 1;
    }

    @Override
    public String identity() {
      return "counting";
    }

    @Override
    public void close() {
      // Holds nothing.
    }
  }
}
