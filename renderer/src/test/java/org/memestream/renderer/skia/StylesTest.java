package org.memestream.renderer.skia;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.memestream.renderer.drawing.CanvasSize;
import org.memestream.renderer.drawing.CanvasSize.Margin;
import org.memestream.renderer.drawing.MemePainter;
import org.memestream.renderer.drawing.MemeText;
import org.memestream.renderer.drawing.Scene;
import org.memestream.renderer.drawing.Size;
import org.memestream.renderer.drawing.UndrawableMemeException;
import org.memestream.renderer.drawing.UndrawableTextException;
import org.memestream.runtime.picture.Picture;

/** What all styles have in common. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StylesTest {

  private static final String[] HOSTILE = {
    "w".repeat(200),
    "line\n".repeat(30),
    "😀👨\u200d👩\u200d👧👍🏽🇩🇪",
    "\u200b\u200e\u202e\u2066\u0000",
    "a\u202eb\u2066c\u0007d",
    "Z" + "\u0334\u0317\u0300\u0301".repeat(40) + "algo",
    "ẰẴ ệ ộ ỹ Ậ",
    "𝕬𝖇𝖈",
    ".",
    "السلام 123 hello!",
    "「」、。！？".repeat(20)
  };

  private final Styles styles = Styles.open(Optional.empty());

  @AfterAll
  void close() {
    styles.close();
  }

  Stream<MemePainter> painters() {
    return styles.byName().values().stream();
  }

  @Test
  void hasTheStylesThatUsersAskFor() {
    assertThat(styles.byName().keySet())
        .containsExactly("band", "caption-below", "classic", "panda", "plain");
    assertThat(styles.names()).isEqualTo("band, caption-below, classic, panda, plain");
  }

  @ParameterizedTest
  @MethodSource("painters")
  void makesAsManyPicturesAsFramesInTheSizeThatIsAsked(MemePainter painter) throws Exception {
    Scene still = DrawnScenes.portrait(320, 200);
    Scene moving =
        new Scene(Collections.nCopies(3, still.frames().get(0)), still.source(), still.faces());
    MemeText text = MemeText.of("Over", "Under");

    List<Picture> exact =
        painter.paint(moving, text, CanvasSize.exactly(240, 200, Margin.TRANSPARENT));
    assertThat(exact).hasSize(3);
    assertThat(exact).allMatch(picture -> picture.width() == 240 && picture.height() == 200);
    assertThat(exact.get(1).rgba()).isEqualTo(exact.get(0).rgba());

    Picture inside = painter.paint(still, text, CanvasSize.inside(160, 150, 160)).get(0);
    assertThat(inside.width()).isLessThanOrEqualTo(160);
    assertThat(inside.height()).isLessThanOrEqualTo(150);
    assertThat(Math.max(inside.width(), inside.height())).isGreaterThanOrEqualTo(150);
  }

  @ParameterizedTest
  @MethodSource("painters")
  void aWhiteMarginLeavesNothingTransparent(MemePainter painter) throws Exception {
    Picture drawn =
        painter
            .paint(
                DrawnScenes.portrait(320, 200),
                MemeText.of("Over", null),
                CanvasSize.exactly(200, 200, Margin.WHITE))
            .get(0);

    assertThat(drawn.hasAlpha()).isFalse();
    assertThat(drawn.argb(0, 0)).isEqualTo(0xffffffff);
  }

  @ParameterizedTest
  @MethodSource("painters")
  void whateverTheTextItIsDrawnOrRefusedWithAReason(MemePainter painter) {
    List<CanvasSize> sizes =
        List.of(
            CanvasSize.inside(1280, 1280, 320),
            CanvasSize.exactly(240, 240, Margin.WHITE),
            CanvasSize.exactly(50, 50, Margin.TRANSPARENT));
    int drawn = 0;
    for (String text : HOSTILE) {
      for (CanvasSize size : sizes) {
        drawn += isDrawn(painter, DrawnScenes.portrait(200, 150), text, size) ? 1 : 0;
      }
    }
    assertThat(drawn).isGreaterThan(HOSTILE.length);
  }

  @ParameterizedTest
  @MethodSource("painters")
  void extremeProportionsAreDrawnOrRefusedWithAReason(MemePainter painter) {
    for (Size size : new Size[] {new Size(1, 5000), new Size(5000, 1), new Size(1, 1)}) {
      Scene scene =
          Scene.of(
              Picture.ofRgb(
                  size.width(), size.height(), new byte[size.width() * size.height() * 3]));
      isDrawn(painter, scene, "hello", CanvasSize.inside(1280, 1280, 320));
      isDrawn(painter, scene, "hello", CanvasSize.exactly(128, 128, Margin.TRANSPARENT));
      isDrawn(painter, scene, "hello", CanvasSize.exactly(1, 1, Margin.TRANSPARENT));
    }
  }

  @Test
  void manyThreadsDrawAsOneDoes() throws Exception {
    Scene scene = DrawnScenes.portrait(160, 120);
    CanvasSize size = CanvasSize.inside(160, 160, 100);
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      for (MemePainter painter : styles.byName().values()) {
        byte[] alone = painter.paint(scene, MemeText.of("Top 上", "ok"), size).get(0).rgba();
        List<Future<byte[]>> drawn = new ArrayList<>();
        for (int at = 0; at < 24; at++) {
          drawn.add(
              pool.submit(
                  () -> painter.paint(scene, MemeText.of("Top 上", "ok"), size).get(0).rgba()));
        }
        for (Future<byte[]> picture : drawn) {
          assertThat(picture.get()).isEqualTo(alone);
        }
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static boolean isDrawn(MemePainter painter, Scene scene, String text, CanvasSize size) {
    try {
      assertThat(painter.paint(scene, MemeText.of(text, text), size)).isNotEmpty();
      return true;
    } catch (UndrawableTextException refusal) {
      assertThat(refusal.problem()).isNotNull();
      assertThat(refusal.getMessage()).endsWith(".");
    } catch (UndrawableMemeException refusal) {
      assertThat(refusal.getMessage()).endsWith(".");
    }
    return false;
  }
}
