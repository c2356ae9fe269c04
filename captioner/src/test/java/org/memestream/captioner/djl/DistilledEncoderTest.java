package org.memestream.captioner.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.captioner.caption.PictureEncoder;
import org.memestream.captioner.caption.Region;
import org.memestream.captioner.caption.Resampler;
import org.memestream.captioner.caption.RgbPicture;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Processor;
import org.memestream.runtime.network.UnusableModelException;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.network.WeightsFile;

class DistilledEncoderTest {

  private static final String SHIPPED = "/org/memestream/captioner/model/encoder.mstw";

  private static DistilledEncoder encoder;

  @BeforeAll
  static void load() throws IOException {
    encoder = (DistilledEncoder) PictureEncoders.shipped();
  }

  @AfterAll
  static void close() {
    encoder.close();
  }

  @Test
  void doesNotLetNeighboursChangeABit() {
    List<RgbPicture> pictures = pictures(21);
    List<float[]> alone =
        pictures.stream().map(picture -> encoder.encode(List.of(picture)).get(0)).toList();

    for (int size = 2; size <= pictures.size(); size++) {
      List<float[]> together = encoder.encode(pictures.subList(0, size));
      for (int i = 0; i < size; i++) {
        assertThat(together.get(i)).as("picture %d of %d", i, size).isEqualTo(alone.get(i));
      }
    }
  }

  @Test
  void alwaysEncodesAloneWhatIsLeft() {
    assertThat(encoder.groups()).contains(1).isSortedAccordingTo((a, b) -> b - a);
  }

  @Test
  void saysWhatTheTrainedNetworkSays() throws IOException {
    RgbPicture picture = pictures(1).get(0);
    try (NDManager manager = InferenceEngine.start().newBaseManager();
        InputStream stream = getClass().getResourceAsStream(SHIPPED)) {
      WeightsFile file = WeightsFile.read(stream, "encoder", manager);
      byte[] square = new Resampler(EncoderNetwork.SIDE).square(picture, Region.whole(picture));
      float[] trained =
          new EncoderNetwork()
              .forward(
                  file.weights(),
                  PictureTensors.stack(manager, List.of(square), EncoderNetwork.SIDE),
                  false)
              .toFloatArray();

      assertThat(encoder.encode(List.of(picture)).get(0)).containsExactly(trained, within(1e-4f));
      assertThat(encoder.identity()).isEqualTo(file.sha256());
    }
  }

  @Test
  void servesManyThreads() {
    List<RgbPicture> pictures = pictures(6);
    List<float[]> expected = encoder.encode(pictures);

    List<List<float[]>> answers =
        IntStream.range(0, 12).parallel().mapToObj(i -> encoder.encode(pictures)).toList();

    assertThat(answers)
        .allSatisfy(
            answer -> {
              for (int i = 0; i < expected.size(); i++) {
                assertThat(answer.get(i)).isEqualTo(expected.get(i));
              }
            });
  }

  @Test
  void encodesNothing() {
    assertThat(encoder.encode(List.of())).isEmpty();
  }

  @Test
  void isFoundInAFolder(@TempDir Path folder) throws IOException {
    try (InputStream stream = getClass().getResourceAsStream(SHIPPED)) {
      Files.copy(stream, folder.resolve(PictureEncoders.WEIGHTS));
    }

    try (PictureEncoder found = PictureEncoders.open(folder)) {
      assertThat(found.identity()).isEqualTo(encoder.identity());
      assertThat(found.length()).isEqualTo(256);
    }
  }

  @Test
  void refusesAFolderThatHasNoneOrTwo(@TempDir Path folder) throws IOException {
    assertThatThrownBy(() -> PictureEncoders.open(folder)).hasMessageContaining("has none of");
    Files.createFile(folder.resolve(PictureEncoders.WEIGHTS));
    Files.createFile(folder.resolve(PictureEncoders.MANIFEST));
    assertThatThrownBy(() -> PictureEncoders.open(folder))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("has both of");
  }

  @Test
  void refusesFilesOfOtherKinds(@TempDir Path folder) throws IOException {
    Path other = Files.createFile(folder.resolve("network.h5"));

    assertThatThrownBy(() -> PictureEncoders.open(other)).hasMessageContaining("neither");
    assertThatThrownBy(() -> PictureEncoders.open(folder.resolve("gone.mstw")))
        .hasMessageContaining("there is no encoder at");
  }

  @Test
  void refusesWeightsOfAnotherShape() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (NDManager manager = InferenceEngine.start().newBaseManager();
        Weights weights = new Weights(manager)) {
      weights.put("stem", manager.create(new float[] {1}));
      WeightsFile.write(out, "encoder", Map.of(), weights, WeightsFile.Precision.HALF);
    }

    assertThatThrownBy(
            () -> DistilledEncoder.read(new ByteArrayInputStream(out.toByteArray()), Processor.CPU))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("another shape");
  }

  private static List<RgbPicture> pictures(int count) {
    SplittableRandom random = new SplittableRandom(5);
    List<RgbPicture> pictures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int width = random.nextInt(1, 200);
      int height = random.nextInt(1, 200);
      byte[] rgb = new byte[3 * width * height];
      random.nextBytes(rgb);
      pictures.add(new RgbPicture(width, height, rgb));
    }
    return pictures;
  }
}
