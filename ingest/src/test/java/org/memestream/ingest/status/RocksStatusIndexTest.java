package org.memestream.ingest.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.schemas.MemeState;
import org.memestream.schemas.MemeStatus;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.SchemaRegistry;

class RocksStatusIndexTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

  @TempDir private Path folder;
  private final SchemaRegistry registry = ConfluentRegistry.connect("mock://index", Map.of());
  private final StatusRecords records = new StatusRecords(registry);

  @Test
  void keepsTheLastStatusAndForgetsErasedMemes() {
    try (StatusIndex index = open("here", NOW)) {
      index.apply(
          List.of(
              change("a", "ada", MemeState.REQUESTED, 1),
              change("b", "ada", MemeState.REQUESTED, 2),
              change("a", "ada", MemeState.FINISHED, 1),
              gone("b")),
          Map.of(0, 4L));

      assertThat(index.find("a").flatMap(records::read).orElseThrow().getState())
          .isEqualTo(MemeState.FINISHED);
      assertThat(index.find("b")).isEmpty();
      assertThat(index.ofOwner("ada", Optional.empty(), 10))
          .extracting(MemePlace::id)
          .containsExactly("a");
    }
  }

  @Test
  void listsAnOwnersMemesTheLatestFirstAndNobodyElses() {
    try (StatusIndex index = open("here", NOW)) {
      index.apply(
          List.of(
              change("a", "ada", MemeState.FINISHED, 1),
              change("b", "ada", MemeState.FINISHED, 3),
              change("c", "adam", MemeState.FINISHED, 4),
              change("d", "ada", MemeState.FINISHED, 3)),
          Map.of());

      List<MemePlace> first = index.ofOwner("ada", Optional.empty(), 2);
      assertThat(first).extracting(MemePlace::id).containsExactly("b", "d");
      assertThat(index.ofOwner("ada", Optional.of(first.get(1)), 2))
          .extracting(MemePlace::id)
          .containsExactly("a");
      assertThat(index.ofOwner("a", Optional.empty(), 2)).isEmpty();
    }
  }

  @Test
  void goesOnWhereItWas() {
    try (StatusIndex index = open("here", NOW)) {
      index.apply(List.of(change("a", "ada", MemeState.FINISHED, 1)), Map.of(0, 7L, 5, 300L));
    }
    try (StatusIndex index = open("here", NOW.plusSeconds(60))) {
      assertThat(index.places()).isEqualTo(Map.of(0, 7L, 5, 300L));
      assertThat(index.find("a")).isPresent();
    }
  }

  @Test
  void isMadeAnewForAnotherTopicAndWhenTombstonesMayBeForgotten() {
    try (StatusIndex index = open("here", NOW)) {
      index.apply(List.of(change("a", "ada", MemeState.FINISHED, 1)), Map.of(0, 7L));
    }
    try (StatusIndex index = open("elsewhere", NOW)) {
      assertThat(index.places()).isEmpty();
      assertThat(index.find("a")).isEmpty();
      index.apply(List.of(change("a", "ada", MemeState.FINISHED, 1)), Map.of(0, 7L));
    }
    try (StatusIndex index = open("elsewhere", NOW.plus(Duration.ofHours(13)))) {
      assertThat(index.find("a")).isEmpty();
    }
  }

  private StatusIndex open(String origin, Instant now) {
    return RocksStatusIndex.open(
        folder.resolve("index"),
        origin,
        Duration.ofHours(12),
        records::read,
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private static StatusIndex.Change gone(String id) {
    return new StatusIndex.Change(id, null, null);
  }

  private StatusIndex.Change change(String id, String owner, MemeState state, int second) {
    MemeStatus status =
        MemeStatus.newBuilder()
            .setId(id)
            .setOwnerId(owner)
            .setState(state)
            .setRequestedAt(NOW.plusSeconds(second))
            .setUpdatedAt(NOW)
            .build();
    byte[] value =
        new AvroSerde<>(registry, MemeStatus.class)
            .serializer()
            .serialize(Topics.STATUS.name(), status);
    return new StatusIndex.Change(id, value, status);
  }
}
