package org.memestream.renderer.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.memestream.renderer.drawing.MemeText;
import org.memestream.renderer.drawing.Scene;
import org.memestream.renderer.drawing.Watermark;
import org.memestream.renderer.provenance.Provenance;
import org.memestream.renderer.provenance.SoftwareVersion;
import org.memestream.renderer.skia.Styles;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.picture.Animations;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureFormat;
import org.memestream.runtime.picture.PictureHeader;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.SamplePictures;

class OutputProfilesTest {

  private static final Provenance PROVENANCE =
      Provenance.of(List.of("captions 1"), SoftwareVersion.ofThisBuild());

  private final Styles styles = Styles.open(Optional.empty());
  private final MemeRenderer renderer = new MemeRenderer(Watermark.NONE);
  private final PictureReader reader = new PictureReader();

  @AfterEach
  void close() {
    styles.close();
  }

  @ParameterizedTest(name = "{0} of a still is {2}")
  @CsvSource({
    "wechat, wechat, PNG, 240, 240, 500000",
    "wechat, wechat-thumbnail, PNG, 120, 120, 200000",
    "wechat, wechat-icon, PNG, 50, 50, 100000",
    "telegram, telegram, WEBP, 512, 384, 512000",
    "discord, discord, PNG, 320, 320, 512000",
    "discord, discord-emoji, PNG, 128, 128, 256000",
    "slack, slack, PNG, 128, 128, 128000",
    "whatsapp, whatsapp, WEBP, 512, 512, 100000",
    "original, original, JPEG, 640, 480, 20000000",
  })
  void stills(String profile, String name, PictureFormat format, int width, int height, int bytes)
      throws Exception {
    EncodedPicture picture = named(name, render(profile, still(SamplePictures.scene(640, 480))));

    assertThat(picture.bytes()).hasSizeLessThanOrEqualTo(bytes);
    assertThat(reader.inspect(picture.bytes()))
        .isEqualTo(new PictureHeader(format, width, height, 1));
    assertThat(reader.read(picture.bytes()).width()).isEqualTo(picture.width()).isEqualTo(width);
  }

  @ParameterizedTest(name = "{0} of a moving meme is {2}")
  @CsvSource({
    "wechat, wechat, GIF, 240, 240, 12, 500000",
    "wechat, wechat-thumbnail, PNG, 120, 120, 1, 200000",
    "wechat, wechat-icon, PNG, 50, 50, 1, 100000",
    "telegram, telegram, WEBP, 512, 384, 1, 512000",
    "discord, discord, PNG, 320, 320, 12, 512000",
    "discord, discord-emoji, GIF, 128, 128, 12, 256000",
    "slack, slack, GIF, 128, 128, 12, 128000",
    "whatsapp, whatsapp, WEBP, 512, 512, 12, 500000",
    "original, original, GIF, 320, 240, 12, 20000000",
  })
  void moving(
      String profile,
      String name,
      PictureFormat format,
      int width,
      int height,
      int frames,
      int bytes)
      throws Exception {
    EncodedPicture picture =
        named(name, render(profile, moving(Animations.crossing(320, 240, 12))));

    assertThat(picture.bytes()).hasSizeLessThanOrEqualTo(bytes);
    assertThat(reader.inspect(picture.bytes()))
        .isEqualTo(new PictureHeader(format, width, height, frames));
    assertThat(picture.frames()).isEqualTo(frames);
  }

  @Test
  void noiseIsMadeToFitByGivingUpQuality() throws Exception {
    EncodedPicture picture = named("whatsapp", render("whatsapp", still(noise(512, 512, 1))));

    assertThat(picture.bytes()).hasSizeLessThanOrEqualTo(100_000);
    assertThat(reader.read(picture.bytes()).width()).isEqualTo(512);
  }

  @Test
  void movingNoiseIsMadeToFitByGivingUpColoursAndThenFrames() throws Exception {
    List<Picture> frames = IntStream.range(0, 24).mapToObj(seed -> noise(240, 240, seed)).toList();

    EncodedPicture picture = named("wechat", render("wechat", moving(frames)));

    assertThat(picture.bytes()).hasSizeLessThanOrEqualTo(500_000);
    assertThat(picture.frames()).isBetween(2, 23);
    assertThat(reader.inspect(picture.bytes()).frames()).isEqualTo(picture.frames());
  }

  @Test
  void fewerColoursMakeAPngFit() throws Exception {
    OutputProfiles tight = profiles(Map.of("slack", "12000"));

    EncodedPicture picture =
        render(tight.named("slack").orElseThrow(), still(noise(128, 128, 3))).get(0);

    assertThat(picture.bytes()).hasSizeLessThanOrEqualTo(12_000);
    assertThat(reader.read(picture.bytes()).width()).isEqualTo(128);
  }

  @Test
  void whatNeverFitsFailsLoudly() {
    OutputProfiles impossible = profiles(Map.of("whatsapp", "2000"));

    assertThatThrownBy(
            () -> render(impossible.named("whatsapp").orElseThrow(), still(noise(512, 512, 3))))
        .isInstanceOf(OutputTooLargeException.class)
        .hasMessageContaining("whatsapp")
        .hasMessageContaining("2000");
  }

  @Test
  void longTextFitsSmallPicturesByBeingDrawnLarger() throws Exception {
    MemeText text =
        MemeText.of(
            "a sentence that goes on and on for longer than an emoji is wide ".repeat(2), "b");

    List<EncodedPicture> pictures =
        renderer.render(
            styles.byName().get("classic"),
            still(SamplePictures.scene(640, 480)),
            text,
            profiles(Map.of()).named("slack").orElseThrow(),
            PROVENANCE);

    assertThat(pictures.get(0).width()).isEqualTo(128);
  }

  @Test
  void theSameMemeGivesTheSameBytes() throws Exception {
    MemeSource source = moving(Animations.crossing(160, 120, 4));
    for (OutputProfile profile : profiles(Map.of()).all()) {
      List<EncodedPicture> once = render(profile, source);
      List<EncodedPicture> again = render(profile, source);
      for (int at = 0; at < once.size(); at++) {
        assertThat(once.get(at).bytes()).isEqualTo(again.get(at).bytes());
      }
    }
  }

  @Test
  void aWatermarkShowsInTheCorner() throws Exception {
    MemeRenderer marking = new MemeRenderer(styles.watermark("memestream"));
    OutputProfile original = profiles(Map.of()).named("original").orElseThrow();
    MemeSource source = still(SamplePictures.scene(640, 480));

    Picture plain = reader.read(render(original, source).get(0).bytes());
    Picture marked =
        reader.read(
            marking
                .render(styles.byName().get("classic"), source, MemeText.NONE, original, PROVENANCE)
                .get(0)
                .bytes());

    assertThat(different(plain, marked, 480, 440, 640, 480)).isGreaterThan(200);
    assertThat(different(plain, marked, 0, 100, 400, 400)).isZero();
  }

  private static long different(Picture a, Picture b, int left, int top, int right, int bottom) {
    long count = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int by = Math.abs((a.argb(x, y) >> 8 & 0xff) - (b.argb(x, y) >> 8 & 0xff));
        count += by > 24 ? 1 : 0;
      }
    }
    return count;
  }

  private List<EncodedPicture> render(String profile, MemeSource source) throws Exception {
    return render(profiles(Map.of()).named(profile).orElseThrow(), source);
  }

  private List<EncodedPicture> render(OutputProfile profile, MemeSource source) throws Exception {
    MemeText text = profile.name().equals("original") ? MemeText.NONE : MemeText.of("hello", "you");
    return renderer.render(styles.byName().get("classic"), source, text, profile, PROVENANCE);
  }

  private static OutputProfiles profiles(Map<String, String> limits) {
    return new OutputProfiles(ConfigurationLoader.group(OutputLimits.class, limits));
  }

  private static EncodedPicture named(String name, List<EncodedPicture> pictures) {
    return pictures.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  private static MemeSource still(Picture picture) {
    return MemeSource.still(Scene.of(picture));
  }

  private static MemeSource moving(List<Picture> frames) {
    Scene first = Scene.of(frames.get(0));
    return new MemeSource(
        first,
        Optional.of(
            new MemeSource.Moving(
                new Scene(frames, first.source(), List.of()),
                Collections.nCopies(frames.size(), Duration.ofMillis(70)))));
  }

  private static Picture noise(int width, int height, int seed) {
    byte[] rgb = new byte[width * height * 3];
    new Random(seed).nextBytes(rgb);
    return Picture.ofRgb(width, height, rgb);
  }
}
