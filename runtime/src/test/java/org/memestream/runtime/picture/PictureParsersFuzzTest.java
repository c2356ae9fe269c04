package org.memestream.runtime.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.memestream.runtime.fuzz.Allocation;
import org.memestream.runtime.fuzz.Damage;

/** Whatever the bytes are, the outcome is a picture or a typed refusal, in bounded memory. */
class PictureParsersFuzzTest {

  private static final long MOST_BYTES = 64_000_000;

  private final PictureReader reader =
      new PictureReader(new PictureLimits(1_000_000, 500_000, 20, 16, 20));

  private final Map<PictureFormat, byte[]> stills =
      Map.of(
          PictureFormat.JPEG, SamplePictures.jpeg(48, 32),
          PictureFormat.PNG, SamplePictures.png(48, 32),
          PictureFormat.GIF, SamplePictures.gif(48, 32, 1),
          PictureFormat.WEBP, SamplePictures.webp(48, 32));

  private final byte[] moving = SamplePictures.gif(32, 24, 4);
  private final byte[] movingWebp =
      new AnimatedWebpWriter()
          .webp(AnimationFrame.evenly(Animations.crossing(32, 24, 3), Duration.ofMillis(50)), 80);

  private final Map<PictureFormat, byte[]> signatures =
      Map.of(
          PictureFormat.JPEG, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff},
          PictureFormat.PNG, bytes("\u0089PNG\r\n\u001a\n"),
          PictureFormat.GIF, bytes("GIF89a"),
          PictureFormat.WEBP, bytes("RIFF\0\0\0\0WEBP"));

  @Property(seed = "1")
  void anyBytes(@ForAll @Size(max = 2000) byte[] file) throws Exception {
    readOrRefuse(file);
  }

  @Property(seed = "1")
  void anyBytesBehindASignature(@ForAll PictureFormat format, @ForAll @Size(max = 2000) byte[] rest)
      throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(signatures.get(format));
    file.writeBytes(rest);
    readOrRefuse(file.toByteArray());
  }

  @Property(seed = "1")
  void anyDamageToAStill(@ForAll PictureFormat format, @ForAll long seed) throws Exception {
    readOrRefuse(Damage.of(stills.get(format), seed));
  }

  @Property(seed = "1")
  void anyDamageToAnAnimation(@ForAll boolean webp, @ForAll long seed) throws Exception {
    readOrRefuse(Damage.of(webp ? movingWebp : moving, seed));
  }

  @Property(seed = "1")
  void anyDamageToAnOrientation(
      @ForAll @IntRange(min = 1, max = 8) int orientation, @ForAll long seed) throws Exception {
    readOrRefuse(Damage.of(Exif.stored(SamplePictures.scene(24, 16), orientation), seed));
  }

  private void readOrRefuse(byte[] file) throws Exception {
    long taken =
        Allocation.of(
            () -> {
              try {
                PictureHeader header = reader.inspect(file);
                assertThat(header.frames()).isPositive();
                assertThat(reader.readToFit(file, 64).rgba()).isNotEmpty();
                assertThat(reader.readFrames(file, 64, FrameBudget.DEFAULT)).isNotEmpty();
              } catch (UnacceptablePictureException e) {
                assertThat(e.problem()).isNotNull();
                assertThat(e.getMessage()).endsWith(".");
              }
            });
    assertThat(taken).as("bytes of the heap").isLessThan(MOST_BYTES);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
