package org.memestream.captioner.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoveltyFilterTest {

  private static final int ROWS = 20_000;

  private final NoveltyFilter filter = filter(ROWS, 0.01);

  @Test
  void knowsEveryCaptionThatItHolds() {
    assertThat(IntStream.range(0, ROWS).allMatch(i -> filter.contains(caption(i)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.01, 0.001})
  void takesNoMoreNewCaptionsForKnownOnesThanAskedFor(double rate) {
    NoveltyFilter asked = filter(ROWS, rate);
    int tries = 100_000;

    long wrong =
        IntStream.range(ROWS, ROWS + tries).filter(i -> asked.contains(caption(i))).count();

    double deviation = Math.sqrt(rate * (1 - rate) / tries);
    assertThat((double) wrong / tries).isBetween(rate - 6 * deviation, rate + 6 * deviation);
  }

  @Test
  void overlooksCaseAndTheBreak() {
    NoveltyFilter one =
        NoveltyFilter.builder(10, 1e-6).add(List.of("one", "does", "<sep>", "not")).build();

    assertThat(one.contains(List.of("One", "<sep>", "does", "NOT"))).isTrue();
    assertThat(one.contains(List.of("one", "does", "not"))).isTrue();
    assertThat(one.contains(List.of("not", "does", "one"))).isFalse();
    assertThat(one.contains(List.of("onedoes", "not"))).isFalse();
  }

  @Test
  void comesBackFromDiskTheSame() throws IOException {
    NoveltyFilter read = NoveltyFilter.read(new ByteArrayInputStream(bytes(filter)));

    assertThat(bytes(read)).isEqualTo(bytes(filter));
    assertThat(
            IntStream.range(0, 2 * ROWS)
                .allMatch(i -> read.contains(caption(i)) == filter.contains(caption(i))))
        .isTrue();
  }

  @Test
  void isTheSameInAnyOrder() throws IOException {
    NoveltyFilter.Builder backwards = NoveltyFilter.builder(ROWS, 0.01);
    IntStream.range(0, ROWS).forEach(i -> backwards.add(caption(ROWS - 1 - i)));

    assertThat(bytes(backwards.build())).isEqualTo(bytes(filter));
  }

  @Test
  void staysAsItWasBuilt() {
    NoveltyFilter.Builder builder = NoveltyFilter.builder(10, 0.001).add(caption(1));
    NoveltyFilter built = builder.build();

    builder.add(caption(2));

    assertThat(built.contains(caption(2))).isFalse();
  }

  @Test
  void takesTenBitsACaptionAtOneInAHundred() throws IOException {
    assertThat(bytes(NoveltyFilter.builder(330_000, 0.01).build()).length)
        .isBetween(390_000, 400_000);
  }

  @Test
  void noticesAnyBitThatFlipped() throws IOException {
    byte[] good = bytes(filter(50, 0.01));
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 0x10;
      assertThatThrownBy(() -> NoveltyFilter.read(new ByteArrayInputStream(bad)))
          .isInstanceOf(StreamCorruptedException.class);
    }
  }

  @Test
  void noticesAnyEndThatIsMissing() throws IOException {
    byte[] good = bytes(filter(50, 0.01));
    for (int length = 0; length < good.length; length++) {
      byte[] bad = Arrays.copyOf(good, length);
      assertThatThrownBy(() -> NoveltyFilter.read(new ByteArrayInputStream(bad)))
          .isInstanceOf(StreamCorruptedException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0.01", "-1, 0.01", "10, 0", "10, 1", "10, NaN", "2147483647, 1e-9"})
  void refusesWhatCannotBe(int expected, double rate) {
    assertThatThrownBy(() -> NoveltyFilter.builder(expected, rate))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static NoveltyFilter filter(int rows, double rate) {
    NoveltyFilter.Builder builder = NoveltyFilter.builder(rows, rate);
    IntStream.range(0, rows).forEach(i -> builder.add(caption(i)));
    return builder.build();
  }

  private static List<String> caption(int number) {
    return List.of("when", "you", "have", Integer.toString(number), "cats");
  }

  private static byte[] bytes(NoveltyFilter filter) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    filter.write(bytes);
    return bytes.toByteArray();
  }
}
