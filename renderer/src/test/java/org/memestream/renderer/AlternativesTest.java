package org.memestream.renderer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.memestream.renderer.drawing.Watermark;
import org.memestream.renderer.output.MemeRenderer;
import org.memestream.renderer.output.OutputLimits;
import org.memestream.renderer.output.OutputProfiles;
import org.memestream.renderer.skia.Styles;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.picture.PictureHeader;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.SamplePictures;
import org.memestream.runtime.store.InMemoryObjectStore;
import org.memestream.runtime.worker.Outcome;
import org.memestream.schemas.Caption;
import org.memestream.schemas.ImageRef;
import org.memestream.schemas.MemeAssembled;
import org.memestream.schemas.RenderedPicture;

class AlternativesTest {

  private static final String SOURCE = "owners/o1/memes/m1/source.jpg";
  private static final List<Caption> CAPTIONS =
      List.of(caption("first", -1.2), caption("second", -1.9), caption("third", -2.4));

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final Styles styles = Styles.open(Optional.empty());
  private final RenderWorker worker =
      new RenderWorker(
          store,
          new PictureReader(),
          styles,
          new OutputProfiles(ConfigurationLoader.group(OutputLimits.class, Map.of())),
          new MemeRenderer(Watermark.NONE));

  @BeforeEach
  void upload() {
    store.put(SOURCE, SamplePictures.jpeg(640, 480), "image/jpeg");
  }

  @AfterEach
  void close() {
    styles.close();
  }

  @Test
  void eachCaptionIsDrawnInEachPictureOfEachProfile() {
    List<RenderedPicture> pictures = rendered();

    assertThat(pictures)
        .extracting(picture -> picture.getProfile() + " " + picture.getAlternative())
        .containsExactly(
            "wechat 0",
            "wechat-thumbnail 0",
            "wechat-icon 0",
            "wechat 1",
            "wechat-thumbnail 1",
            "wechat-icon 1",
            "wechat 2",
            "wechat-thumbnail 2",
            "wechat-icon 2",
            "telegram 0",
            "telegram 1",
            "telegram 2");
  }

  @Test
  void eachPictureTellsItsCaptionAndScore() {
    for (RenderedPicture picture : rendered()) {
      assertThat(picture.getCaption()).isEqualTo(CAPTIONS.get(picture.getAlternative()));
      assertThat(picture.getCaption().getScore())
          .isEqualTo(CAPTIONS.get(picture.getAlternative()).getScore());
    }
  }

  @Test
  void eachFileIsWhatItsReferenceSays() throws Exception {
    List<RenderedPicture> pictures = rendered();

    assertThat(pictures).extracting(picture -> picture.getImage().getKey()).doesNotHaveDuplicates();
    for (RenderedPicture picture : pictures) {
      ImageRef image = picture.getImage();
      byte[] file = store.get(image.getKey());
      PictureHeader header = new PictureReader().inspect(file);
      assertThat(header.format().mediaType()).isEqualTo(image.getMediaType());
      assertThat(header.width()).isEqualTo(image.getWidth());
      assertThat(header.height()).isEqualTo(image.getHeight());
      assertThat((long) file.length).isEqualTo(image.getBytes());
      assertThat(store.mediaType(image.getKey())).contains(image.getMediaType());
      assertThat(new String(file, StandardCharsets.ISO_8859_1))
          .contains("compositeWithTrainedAlgorithmicMedia", "captions 1");
    }
  }

  @Test
  void aRepeatOverwritesTheSameObjectsWithTheSameBytes() {
    List<RenderedPicture> once = rendered();
    List<String> keys = List.copyOf(store.keys());

    assertThat(rendered()).isEqualTo(once);
    assertThat(store.keys()).containsExactlyInAnyOrderElementsOf(keys);
  }

  private List<RenderedPicture> rendered() {
    MemeAssembled event =
        MemeAssembled.newBuilder()
            .setId("m1")
            .setOwnerId("o1")
            .setImage(
                ImageRef.newBuilder()
                    .setKey(SOURCE)
                    .setSha256("0".repeat(64))
                    .setMediaType("image/jpeg")
                    .setWidth(640)
                    .setHeight(480)
                    .setBytes(1)
                    .build())
            .setCaptions(CAPTIONS)
            .setModels(List.of("captions 1"))
            .setProfiles(List.of("wechat", "telegram"))
            .setDeadline(Instant.EPOCH)
            .build();
    Outcome<PreparedMeme> prepared = worker.prepare(event);
    PreparedMeme meme = ((Outcome.Produced<PreparedMeme>) prepared).value();
    return ((Outcome.Produced<List<RenderedPicture>>) worker.run(List.of(meme)).get(0)).value();
  }

  private static Caption caption(String top, double score) {
    return Caption.newBuilder().setTop(top).setBottom("of three").setScore(score).build();
  }
}
