package org.memestream.ingest.gateway.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.ingest.gateway.problem.ProblemException;

class BodyReaderTest {

  private static final String TYPE = "multipart/form-data; boundary=\"x y\"";

  @TempDir private Path folder;
  private BodyReader reader;

  @BeforeEach
  void open() {
    reader = new BodyReader(new BodyLimits(10_000, 100, Duration.ofSeconds(5), folder));
  }

  @Test
  void keepsALargePictureOnDiskUntilItIsClosed() throws Exception {
    byte[] picture = new byte[5000];
    new Random(1).nextBytes(picture);
    try (Submission submission = read(body(picture))) {
      assertThat(files()).hasSize(1);
      assertThat(submission.picture(Field.IMAGE).orElseThrow().take()).isEqualTo(picture);
      assertThat(submission.one(Field.TOP)).contains("käse 表情包");
      assertThat(submission.all(Field.PROFILE)).containsExactly("a", "b");
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void keepsASmallOneInMemory() throws Exception {
    try (Submission submission = read(body(new byte[50]))) {
      assertThat(files()).isEmpty();
      assertThat(submission.picture(Field.IMAGE).orElseThrow().take()).hasSize(50);
    }
  }

  @Test
  void findsTheEndWhereverTheBodyIsCutIntoBlocks() throws Exception {
    byte[] body = body(new byte[300]);
    for (int size = 1; size < 80; size++) {
      try (Submission submission =
          reader.read(TYPE, -1, new InBlocks(new ByteArrayInputStream(body), size))) {
        assertThat(submission.picture(Field.IMAGE).orElseThrow().size()).isEqualTo(300);
      }
    }
  }

  @Test
  void refusesEveryBodyThatBreaksOffAndLeavesNothingBehind() throws Exception {
    byte[] body = body(new byte[300]);
    // The last line break may be missing; everything before may not.
    for (int length = 0; length < body.length - 2; length++) {
      byte[] cut = Arrays.copyOf(body, length);
      assertThatThrownBy(() -> read(cut).close())
          .as("cut at %d of %d", length, body.length)
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(400));
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void outlivesRubbish() throws Exception {
    byte[] body = body(new byte[300]);
    Random random = new Random(2);
    for (int i = 0; i < 2000; i++) {
      byte[] broken = body.clone();
      for (int j = 0; j < 1 + random.nextInt(4); j++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      try (Submission submission = read(broken)) {
        assertThat(submission).isNotNull();
      } catch (ProblemException e) {
        assertThat(e.problem().status()).isBetween(400, 422);
      }
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void saysTheSameOfTheSameOrderHoweverItIsSent() throws Exception {
    byte[] picture = new byte[300];
    String one = part("top", "a") + part("bottom", "b");
    String other = part("bottom", "b") + part("top", "a");
    String shifted = part("top", "ab") + part("bottom", "");

    assertThat(fingerprint(one, picture)).isEqualTo(fingerprint(other, picture));
    assertThat(fingerprint(one, picture)).isNotEqualTo(fingerprint(shifted, picture));
    assertThat(fingerprint(one, picture)).isNotEqualTo(fingerprint(one, new byte[301]));
  }

  private String fingerprint(String texts, byte[] picture) throws IOException {
    try (Submission submission = read(concatenated(texts, picture))) {
      return submission.fingerprint();
    }
  }

  private Submission read(byte[] body) {
    return reader.read(TYPE, body.length, new ByteArrayInputStream(body));
  }

  private byte[] body(byte[] picture) {
    return concatenated(
        part("top", "käse 表情包") + part("profile", "a") + part("profile", "b"), picture);
  }

  private static byte[] concatenated(String texts, byte[] picture) {
    byte[] head =
        (texts
                + "--x y\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.jpg\"\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8);
    byte[] end = "\r\n--x y--\r\n".getBytes(StandardCharsets.UTF_8);
    byte[] body = Arrays.copyOf(head, head.length + picture.length + end.length);
    System.arraycopy(picture, 0, body, head.length, picture.length);
    System.arraycopy(end, 0, body, head.length + picture.length, end.length);
    return body;
  }

  private static String part(String name, String value) {
    return "--x y\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"\r\n\r\n"
        + value
        + "\r\n";
  }

  private Stream<Path> files() throws IOException {
    return Files.list(folder);
  }

  /** Gives so many bytes at a time. */
  private static final class InBlocks extends InputStream {

    private final InputStream in;
    private final int size;

    private InBlocks(InputStream in, int size) {
      this.in = in;
      this.size = size;
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] block, int offset, int length) throws IOException {
      return in.read(block, offset, Math.min(size, length));
    }
  }
}
