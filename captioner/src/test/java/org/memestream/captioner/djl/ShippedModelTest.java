package org.memestream.captioner.djl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.memestream.captioner.caption.Caption;
import org.memestream.captioner.caption.CaptionOutcome;
import org.memestream.captioner.caption.CaptionRequest;
import org.memestream.captioner.caption.RgbPicture;
import org.memestream.captioner.caption.SafetyFilter;
import org.memestream.captioner.caption.Variant;
import org.memestream.captioner.caption.Vocabulary;

class ShippedModelTest {

  private static LstmCaptioner captioner;

  @BeforeAll
  static void load() throws IOException {
    captioner = LstmCaptioner.shipped();
  }

  @AfterAll
  static void close() {
    captioner.close();
  }

  @Test
  void writesACleanCaptionForADrawnPicture() {
    Caption caption =
        captions(new CaptionRequest(rings(), List.of(), Optional.empty(), 1, 1, 1)).get(0);

    assertThat(caption.top()).isNotBlank();
    assertThat(new SafetyFilter().accepts(caption.top() + " " + caption.bottom().orElse("")))
        .isTrue();
    assertThat(caption.score()).isNegative();
  }

  @Test
  void writesTheSameWithTheSameSeed() {
    CaptionRequest request =
        new CaptionRequest(rings(), List.of("monday"), Optional.empty(), 7, 1, 2);

    assertThat(captions(request)).isEqualTo(captions(request));
  }

  @Test
  void writesOtherThingsWithOtherSeeds() {
    List<List<Caption>> captions = new ArrayList<>();
    for (int seed = 0; seed < 8; seed++) {
      captions.add(
          captions(new CaptionRequest(rings(), List.of(), Optional.empty(), seed, 1.5, 1)));
    }

    assertThat(captions.stream().distinct().count()).isGreaterThan(3);
  }

  @Test
  void doesNotLetTheBatchChangeACaption() {
    List<CaptionRequest> requests = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      requests.add(
          new CaptionRequest(
              i % 2 == 0 ? rings() : stripes(),
              i % 3 == 0 ? List.of("work") : List.of(),
              Optional.of(Variant.values()[i % 3]),
              i,
              1,
              1));
    }

    List<CaptionOutcome> together = captioner.caption(requests);

    for (int i = 0; i < requests.size(); i++) {
      assertThat(together.get(i).toString())
          .startsWith(
              captioner.caption(List.of(requests.get(i))).get(0).toString().split("score=")[0]);
    }
  }

  @Test
  void offersDifferentAlternatives() {
    List<Caption> captions =
        captions(new CaptionRequest(rings(), List.of(), Optional.empty(), 3, 1, 5));

    assertThat(captions).hasSizeGreaterThan(1).doesNotHaveDuplicates();
  }

  @Test
  void seesTheDifferenceBetweenPictures() {
    List<float[]> vectors = captioner.encode(List.of(rings(), stripes(), rings()));

    assertThat(cosine(vectors.get(0), vectors.get(1))).isLessThan(0.9);
    assertThat(vectors.get(2)).isEqualTo(vectors.get(0));
  }

  @Test
  void knowsNoWordThatItMustNotWrite() throws IOException {
    SafetyFilter safety = new SafetyFilter();
    try (BufferedReader words =
        new BufferedReader(
            new InputStreamReader(
                CaptionModel.shipped().open("vocabulary.txt").orElseThrow(),
                StandardCharsets.UTF_8))) {
      assertThat(words.lines().skip(Vocabulary.MARKS).filter(word -> !safety.accepts(word)))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void writesWithEveryVariant(Variant variant) {
    CaptionOutcome outcome =
        captioner
            .caption(
                List.of(
                    new CaptionRequest(rings(), List.of("monday"), Optional.of(variant), 1, 1, 1)))
            .get(0);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            CaptionOutcome.Written.class,
            written -> assertThat(written.model()).startsWith("memestream-" + variant.text()));
  }

  @Test
  void copesWithPicturesOfOnePixel() {
    RgbPicture dot = new RgbPicture(1, 1, new byte[] {10, 20, 30});

    assertThat(captions(new CaptionRequest(dot, List.of(), Optional.empty(), 1, 1, 1)))
        .isNotEmpty();
  }

  @Test
  void ignoresLabelsWithoutKnownWords() {
    List<Caption> plain =
        captions(new CaptionRequest(rings(), List.of(), Optional.empty(), 4, 1, 1));

    assertThat(
            captions(
                new CaptionRequest(
                    rings(), List.of("\u65e5\u66dc qzxv"), Optional.empty(), 4, 1, 1)))
        .isEqualTo(plain);
  }

  private static List<Caption> captions(CaptionRequest request) {
    CaptionOutcome outcome = captioner.caption(List.of(request)).get(0);
    assertThat(outcome).isInstanceOf(CaptionOutcome.Written.class);
    return ((CaptionOutcome.Written) outcome).captions();
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    for (int i = 0; i < a.length; i++) {
      dot += a[i] * b[i];
    }
    return dot / a.length;
  }

  private static RgbPicture rings() {
    byte[] rgb = new byte[3 * 160 * 120];
    for (int y = 0; y < 120; y++) {
      for (int x = 0; x < 160; x++) {
        double radius = Math.hypot(x - 80, y - 60);
        int at = 3 * (y * 160 + x);
        rgb[at] = (byte) (128 + 120 * Math.sin(radius / 6));
        rgb[at + 1] = (byte) (radius < 40 ? 200 : 60);
        rgb[at + 2] = 30;
      }
    }
    return new RgbPicture(160, 120, rgb);
  }

  private static RgbPicture stripes() {
    byte[] rgb = new byte[3 * 90 * 200];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) ((i / 3 / 90 / 10) % 2 == 0 ? 240 : 20);
    }
    return new RgbPicture(90, 200, rgb);
  }
}
