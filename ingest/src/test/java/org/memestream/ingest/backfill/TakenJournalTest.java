package org.memestream.ingest.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakenJournalTest {

  @TempDir private Path folder;

  @Test
  void remembersWhatWasTakenButNotWhatWasOnlyClaimed() throws Exception {
    Path file = folder.resolve("journal");
    try (TakenJournal journal = TakenJournal.open(file)) {
      assertThat(journal.claim(7)).isTrue();
      assertThat(journal.claim(7)).as("twice in one run").isFalse();
      journal.taken(7);
      assertThat(journal.claim(8)).isTrue();
    }
    try (TakenJournal journal = TakenJournal.open(file)) {
      assertThat(journal.taken()).isEqualTo(1);
      assertThat(journal.claim(7)).isFalse();
      assertThat(journal.claim(8)).isTrue();
    }
  }

  @Test
  void ignoresAnEntryThatWasCutOffAndWritesOnBehindTheWholeOnes() throws Exception {
    Path file = folder.resolve("journal");
    try (TakenJournal journal = TakenJournal.open(file)) {
      journal.taken(1);
      journal.taken(2);
    }
    Files.write(file, new byte[] {9, 9, 9}, StandardOpenOption.APPEND);
    try (TakenJournal journal = TakenJournal.open(file)) {
      assertThat(journal.taken()).isEqualTo(2);
      journal.taken(3);
    }
    assertThat(Files.size(file)).isEqualTo(24);
    LongSet read = TakenJournal.read(file);
    assertThat(List.of(1L, 2L, 3L)).allMatch(read::contains);
  }

  @Test
  void ignoresWhatALossOfPowerLeavesEmpty() throws Exception {
    Path file = folder.resolve("journal");
    Files.write(file, new byte[16]);
    try (TakenJournal journal = TakenJournal.open(file)) {
      assertThat(journal.taken()).isZero();
    }
  }

  @Test
  void aSetKnowsWhatWasAdded() {
    Random random = new Random(1);
    LongSet set = new LongSet();
    Set<Long> same = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      long value = random.nextInt(60_000);
      assertThat(set.add(value)).isEqualTo(same.add(value));
    }
    assertThat(set.size()).isEqualTo(same.size());
    assertThat(set.contains(60_001)).isFalse();
    assertThat(same).allMatch(set::contains);
  }

  @Test
  void aJobIsWorkedOnOnce() throws Exception {
    BackfillJob job = new BackfillJob("ada", "/x", "", Wishes.NONE, LabelSource.Column.USUAL);
    try (JobFolder first = JobFolder.open(folder, job)) {
      assertThatThrownBy(() -> JobFolder.open(folder, job))
          .isInstanceOf(JobUnderWayException.class)
          .hasMessageContaining("--job");
    }
    JobFolder.open(folder, job).close();
  }

  @Test
  void jobsDifferByAllThatIsAsked() {
    Set<String> prefixes = new HashSet<>();
    Wishes cats = Wishes.labelled(Optional.of("cats"));
    LabelSource column = LabelSource.Column.USUAL;
    prefixes.add(new BackfillJob("ada", "/x", "", Wishes.NONE, column).prefix());
    prefixes.add(new BackfillJob("bob", "/x", "", Wishes.NONE, column).prefix());
    prefixes.add(new BackfillJob("ada", "/y", "", Wishes.NONE, column).prefix());
    prefixes.add(new BackfillJob("ada", "/x", "again", Wishes.NONE, column).prefix());
    prefixes.add(new BackfillJob("ada", "/x", "", cats, column).prefix());
    prefixes.add(
        new BackfillJob("ada", "/x", "", Wishes.NONE, new LabelSource.FileName()).prefix());
    assertThat(prefixes).hasSize(6).allMatch(prefix -> prefix.matches("b[0-9a-f]{16}-"));
  }
}
