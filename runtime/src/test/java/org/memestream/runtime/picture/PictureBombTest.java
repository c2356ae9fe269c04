package org.memestream.runtime.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.memestream.runtime.fuzz.Allocation;

/** Small files that would grow large. */
class PictureBombTest {

  private static final long LITTLE_HEAP = 1_000_000;
  private static final int INFLATED = 256_000_000;
  private static final long LITTLE_MEMORY = 64_000_000;

  private final PictureReader reader = new PictureReader();

  static Stream<Arguments> bombs() {
    return Stream.of(
        arguments("valid PNG of 900 megapixels", PictureProblem.TOO_MANY_PIXELS, Bombs.png(30_000)),
        arguments(
            "PNG that claims all that its header can",
            PictureProblem.TOO_MANY_PIXELS,
            HostilePictures.claims(Integer.MAX_VALUE, Integer.MAX_VALUE)),
        arguments("JPEG of 65535 × 65535", PictureProblem.TOO_MANY_PIXELS, Bombs.jpeg(0xffff)),
        arguments("GIF with a screen of 65535²", PictureProblem.TOO_MANY_PIXELS, Bombs.gifScreen()),
        arguments("GIF of 50000 frames", PictureProblem.TOO_MANY_FRAMES, Bombs.gifFrames(50_000)),
        arguments("animated PNG of 2³¹ frames", PictureProblem.TOO_MANY_FRAMES, Bombs.apng()),
        arguments("WEBP of 16777216²", PictureProblem.TOO_MANY_PIXELS, Bombs.webp(1 << 24, 0)),
        arguments("WEBP of 20000 frames", PictureProblem.TOO_MANY_FRAMES, Bombs.webp(64, 20_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bombs")
  void areRefusedFromTheHeaderWithoutMemory(String what, PictureProblem problem, byte[] file)
      throws Exception {
    refuse(problem, file); // Loads classes.

    assertThat(Allocation.of(() -> refuse(problem, file)))
        .isLessThan(LITTLE_HEAP + 10L * file.length);
  }

  private void refuse(PictureProblem problem, byte[] file) {
    assertThatThrownBy(() -> reader.read(file))
        .isInstanceOfSatisfying(
            UnacceptablePictureException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    assertThatThrownBy(() -> reader.readFrames(file, 512, FrameBudget.DEFAULT))
        .isInstanceOfSatisfying(
            UnacceptablePictureException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }

  @ParameterizedTest
  @ValueSource(strings = {"iCCP", "zTXt", "iTXt"})
  void chunksThatInflateAreNotInflated(String chunk) throws Exception {
    byte[] bomb = Bombs.inflating(chunk, INFLATED);
    reader.read(SamplePictures.png(64, 48)); // Loads classes and the library.
    assertThat(bomb.length).isLessThan(INFLATED / 200);

    long before = residentPeak();
    long taken = Allocation.of(() -> outcome(bomb));

    assertThat(taken).as("bytes of the heap").isLessThan(LITTLE_HEAP);
    assertThat(residentPeak() - before).as("bytes of the process").isLessThan(LITTLE_MEMORY);
  }

  @org.junit.jupiter.api.Test
  void aFrameLargerThanItsScreenIsRefused() {
    assertThatThrownBy(() -> reader.read(Bombs.gifFrameBeyondScreen()))
        .isInstanceOf(UnacceptablePictureException.class);
    assertThatThrownBy(
            () -> reader.readFrames(Bombs.gifFrameBeyondScreen(), 64, FrameBudget.DEFAULT))
        .isInstanceOf(UnacceptablePictureException.class);
  }

  private void outcome(byte[] file) {
    try {
      assertThat(reader.read(file).width()).isPositive();
    } catch (UnacceptablePictureException e) {
      assertThat(e.problem()).isEqualTo(PictureProblem.CORRUPT);
    }
  }

  /** Most memory that the process has had since the call before; Linux only. */
  private static long residentPeak() throws IOException {
    Path reset = Path.of("/proc/self/clear_refs");
    Assumptions.assumeTrue(Files.isWritable(reset), "this system does not tell peaks of memory");
    try (Stream<String> lines =
        Files.readString(Path.of("/proc/self/status"), StandardCharsets.US_ASCII).lines()) {
      long peak =
          lines
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
              .findFirst()
              .orElseThrow();
      Files.writeString(reset, "5");
      return peak;
    }
  }
}
