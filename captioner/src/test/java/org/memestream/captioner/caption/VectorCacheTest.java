package org.memestream.captioner.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VectorCacheTest {

  private static final float[] VECTOR = {1, 2};

  @Test
  void findsWhatItKept() {
    VectorCache cache = new VectorCache(2);

    cache.keep(key("a"), VECTOR);

    assertThat(cache.find(key("a"))).containsSame(VECTOR);
  }

  @Test
  void tellsEncodersApart() {
    VectorCache cache = new VectorCache(2);

    cache.keep(new VectorCache.Key("a", "one"), VECTOR);

    assertThat(cache.find(new VectorCache.Key("a", "other"))).isEmpty();
  }

  @Test
  void forgetsWhatWasNotAskedForLongest() {
    VectorCache cache = new VectorCache(2);
    cache.keep(key("a"), VECTOR);
    cache.keep(key("b"), VECTOR);
    cache.find(key("a"));

    cache.keep(key("c"), VECTOR);

    assertThat(cache.find(key("b"))).isEmpty();
    assertThat(cache.find(key("a"))).isPresent();
    assertThat(cache.find(key("c"))).isPresent();
  }

  @Test
  void countsHitsAndMisses() {
    VectorCache cache = new VectorCache(1);
    cache.find(key("a"));
    cache.keep(key("a"), VECTOR);
    cache.find(key("a"));
    cache.find(key("a"));

    assertThat(cache.hits()).isEqualTo(2);
    assertThat(cache.misses()).isEqualTo(1);
  }

  @Test
  void remembersNothingWithoutRoom() {
    VectorCache cache = new VectorCache(0);

    cache.keep(key("a"), VECTOR);

    assertThat(cache.find(key("a"))).isEmpty();
    assertThat(cache.size()).isZero();
  }

  @Test
  void staysWithinItsCapacityWithManyThreads() {
    VectorCache cache = new VectorCache(50);

    IntStream.range(0, 20_000)
        .parallel()
        .forEach(
            i -> {
              VectorCache.Key key = key("" + i % 200);
              if (cache.find(key).isEmpty()) {
                cache.keep(key, new float[] {i % 200});
              }
            });

    assertThat(cache.size()).isEqualTo(50);
    assertThat(cache.hits() + cache.misses()).isEqualTo(20_000);
  }

  @Test
  void refusesANegativeCapacity() {
    assertThatThrownBy(() -> new VectorCache(-1)).hasMessageContaining("not -1");
  }

  private static VectorCache.Key key(String picture) {
    return new VectorCache.Key(picture, "encoder");
  }
}
