package org.memestream.ingest.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.MemeOrderBuilder;
import org.memestream.runtime.fuzz.Damage;

/** Whatever is in the files of a backfill: an order, a typed refusal, or a job from its start. */
class ManifestFuzzTest {

  private static final String LINE =
      "{\"image\": \"cats/1.jpg\", \"label\": \"monday\", \"top\": \"a\", \"style\": \"band\","
          + " \"profiles\": [\"wechat\"], \"alternatives\": 2, \"temperature\": 0.7, \"seed\": 1,"
          + " \"expression\": \"laugh\", \"consent\": true}";

  private static Path file;

  @BeforeContainer
  static void open() throws IOException {
    file = Files.createTempFile("manifest", ".jsonl");
  }

  @AfterContainer
  static void remove() throws IOException {
    Files.delete(file);
  }

  @Property(seed = "1")
  void anyText(@ForAll String line) {
    orderOrRefuse(line);
  }

  @Property(seed = "1")
  void anyDamageToALine(@ForAll long seed) {
    orderOrRefuse(Damage.of(LINE, seed));
  }

  @Example
  void numbersAndNestingBeyondAllBounds() {
    for (String value :
        new String[] {"1e999999999", "-1e-999", "9".repeat(999), "NaN", "[".repeat(30_000)}) {
      for (String field : new String[] {"alternatives", "temperature", "seed", "label"}) {
        orderOrRefuse("{\"image\": \"a\", \"%s\": %s}".formatted(field, value));
      }
    }
  }

  private static void orderOrRefuse(String line) {
    for (LabelSource labels :
        new LabelSource[] {LabelSource.Column.USUAL, new LabelSource.FileName()}) {
      try {
        ManifestLine read = ManifestLine.read(line, labels);
        assertThat(read.image()).isNotBlank();
        MemeOrderBuilder order = MemeOrder.of(new byte[] {1});
        read.wishes().fill(order, Wishes.NONE);
        assertThat(order.build()).isNotNull();
      } catch (UnreadableItemException | IllegalArgumentException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }

  @Property(seed = "1")
  void anyFileHasLines(@ForAll @Size(max = 3000) byte[] bytes) throws IOException {
    Files.write(file, bytes);
    try (ManifestLines lines = new ManifestLines(file)) {
      long before = 0;
      for (Optional<ManifestLines.Line> line = lines.next();
          line.isPresent();
          line = lines.next()) {
        assertThat(line.get().number()).isEqualTo(++before);
        assertThat(line.get().text().orElse("")).doesNotContain("\n");
      }
      assertThat(before).isLessThanOrEqualTo(bytes.length);
    }
  }

  @Property(seed = "1")
  void anyJournalOpens(@ForAll @Size(max = 300) byte[] bytes) throws IOException {
    Files.write(file, bytes);
    TakenJournal.read(file);
    try (TakenJournal journal = TakenJournal.open(file)) {
      assertThat(journal.taken()).isBetween(0L, bytes.length / 8L);
    }
  }

  @Example
  void aRecordThatIsNoTextIsNone() throws IOException {
    Files.write(file, new byte[] {0, 0, 0, '{', 'e', 'b', 'r', 0});

    assertThat(JobRecord.read(file)).isEmpty();
  }

  @Property(seed = "1")
  void anyRecordOfAJobReadsOrIsNone(@ForAll long seed) throws IOException {
    String valid =
        "{\"source\":\"/a\",\"owner\":\"o\",\"started_at\":\"2026-11-21T08:00:00Z\","
            + "\"ends\":[{\"topic\":\"memes.finished\",\"partition\":1,\"offset\":7}]}";
    Files.write(file, Damage.of(valid.getBytes(StandardCharsets.UTF_8), seed));

    JobRecord.read(file).ifPresent(record -> assertThat(record.owner()).isNotNull());
  }
}
