package org.memestream.ingest.gateway.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.memestream.ingest.gateway.problem.ProblemException;
import org.memestream.runtime.fuzz.Allocation;
import org.memestream.runtime.fuzz.Damage;

/** Whatever is posted: an order or a problem with its status, and no file stays behind. */
class FormFuzzTest {

  private static final long MOST_BYTES = 64_000_000;
  private static final String MULTIPART = "multipart/form-data; boundary=b";
  private static final String JSON = "application/json";

  private static final String FORM =
      Stream.of(
                  "name=\"image\"; filename=\"cat.jpg\"",
                  "name=\"top\"",
                  "name=\"alternatives\"",
                  "name=\"temperature\"",
                  "name=\"profile\"",
                  "name=\"expression\"",
                  "name=\"consent\"")
              .map(part -> "--b\r\nContent-Disposition: form-data; " + part + "\r\n\r\n1\r\n")
              .reduce("", String::concat)
          + "--b--\r\n";

  private static final String BODY =
      "{\"image\":\"https://a.example/b.jpg\",\"top\":\"a\",\"alternatives\":2,\"temperature\":0.7,"
          + "\"seed\":3,\"profile\":[\"wechat\",\"slack\"],\"expression\":\"laugh\",\"strength\":1.5,"
          + "\"faces\":\"2\",\"region\":\"mouth\",\"frames\":9,\"animate\":true,\"consent\":true}";

  private static Path folder;
  private static BodyReader reader;
  private final OrderForm orders = new OrderForm();

  @BeforeContainer
  static void open() throws IOException {
    folder = Files.createTempDirectory("forms");
    // Little is kept in memory, so that files are written too.
    reader = new BodyReader(new BodyLimits(10_000, 4, Duration.ofSeconds(30), folder));
  }

  @AfterContainer
  static void nothingIsLeft() throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
    Files.delete(folder);
  }

  @Property(seed = "1")
  void anyBytes(@ForAll boolean json, @ForAll @Size(max = 1000) byte[] body) throws Exception {
    orderOrRefuse(json ? JSON : MULTIPART, body);
  }

  @Property(seed = "1")
  void anyDamageToAForm(@ForAll long seed) throws Exception {
    orderOrRefuse(MULTIPART, Damage.of(FORM.getBytes(StandardCharsets.UTF_8), seed));
  }

  @Property(seed = "1")
  void anyDamageToJson(@ForAll long seed) throws Exception {
    orderOrRefuse(JSON, Damage.of(BODY.getBytes(StandardCharsets.UTF_8), seed));
  }

  @Property(seed = "1")
  void anyDamageToTheType(@ForAll long seed, @ForAll String type) throws Exception {
    orderOrRefuse(Damage.of(MULTIPART, seed), FORM.getBytes(StandardCharsets.UTF_8));
    orderOrRefuse("multipart/form-data;" + type, FORM.getBytes(StandardCharsets.UTF_8));
    orderOrRefuse(type, BODY.getBytes(StandardCharsets.UTF_8));
  }

  @Property(seed = "1")
  void anyValueOfAField(@ForAll Field field, @ForAll String value) throws Exception {
    Submission submission = new Submission();
    try (submission) {
      if (field != Field.IMAGE) {
        submission.add(Field.IMAGE, "https://a.example/b.jpg");
      }
      if (field != Field.EXPRESSION && field != Field.DRIVER) {
        submission.add(Field.EXPRESSION, "laugh");
      }
      if (field != Field.CONSENT) {
        submission.add(Field.CONSENT, "true");
      }
      submission.add(field, value);
      orders.check(submission);
    } catch (ProblemException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @Example
  void numbersAndNestingBeyondAllBounds() throws Exception {
    for (String value :
        new String[] {"NaN", "-Infinity", "1e400", "0x1p-1074", "٣", "9".repeat(5000)}) {
      for (Field field :
          new Field[] {
            Field.ALTERNATIVES, Field.TEMPERATURE, Field.SEED, Field.STRENGTH, Field.FRAMES
          }) {
        anyValueOfAField(field, value);
        orderOrRefuse(
            JSON, "{\"image\":\"a\",\"%s\":%s}".formatted(field.text(), value).getBytes());
      }
    }
    orderOrRefuse(JSON, "[".repeat(60_000).getBytes());
    orderOrRefuse(JSON, "{\"image\":".repeat(6_000).getBytes());
    orderOrRefuse(MULTIPART, ("--b\r\n" + "a: b\r\n".repeat(10_000)).getBytes());
    orderOrRefuse(MULTIPART, "--b\r\n\r\n\r\n".repeat(5_000).getBytes());
  }

  private void orderOrRefuse(String type, byte[] body) throws Exception {
    long taken =
        Allocation.of(
            () -> {
              try (Submission submission = reader.read(type, -1, new ByteArrayInputStream(body))) {
                orders.check(submission);
                assertThat(submission.fingerprint()).hasSize(64);
              } catch (ProblemException e) {
                assertThat(e.getMessage()).isNotBlank();
              }
            });
    assertThat(taken).as("bytes of the heap").isLessThan(MOST_BYTES);
  }
}
