package org.memestream.ingest.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.kafka.EventPublisher;
import org.memestream.runtime.store.InMemoryObjectStore;
import org.memestream.schemas.MemeState;
import org.memestream.schemas.MemeStatus;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.ConfluentRegistry;

class ErasureTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final Map<String, MemeStatus> statuses = new ConcurrentHashMap<>();

  @Test
  void removesAnOwnerAnnouncesItFirstAndLeavesNeighboursAlone() {
    meme("ada", "a", MemeState.FINISHED, NOW.minusSeconds(9));
    meme("adam", "b", MemeState.FINISHED, NOW.minusSeconds(9));

    Erased erased = erasure("settle", "0ms").owner("ada");

    assertThat(erased.memes()).isEqualTo(1);
    assertThat(erased.objects()).isEqualTo(1);
    assertThat(store.keys()).containsExactly("owners/adam/memes/b/source.jpg");
    assertThat(producer.history())
        .extracting(ProducerRecord::topic)
        .containsExactly(Topics.OWNERS_ERASED.name(), Topics.STATUS.name());
    assertThat(producer.history().get(1).value()).isNull();
  }

  @Test
  void sparesWhatTheOwnerAskedForLater() {
    meme("ada", "old", MemeState.FINISHED, NOW.minusSeconds(9));
    meme("ada", "new", MemeState.REQUESTED, NOW.plusMillis(1));

    erasure("settle", "0ms").owner("ada");

    assertThat(store.keys()).containsExactly("owners/ada/memes/new/source.jpg");
    assertThat(statuses).containsOnlyKeys("new");
  }

  @Test
  void removesOneMemeOfItsOwnerOnly() {
    meme("ada", "a", MemeState.FINISHED, NOW.minusSeconds(9));
    meme("ada", "b", MemeState.FINISHED, NOW.minusSeconds(9));
    meme("bob", "c", MemeState.FINISHED, NOW.minusSeconds(9));

    erasure("settle", "0ms").meme("ada", "a");
    erasure("settle", "0ms").meme("ada", "c");

    assertThat(statuses).containsOnlyKeys("b", "c");
    assertThat(store.keys())
        .containsExactlyInAnyOrder(
            "owners/ada/memes/b/source.jpg", "owners/bob/memes/c/source.jpg");
  }

  @Test
  void saysWhenSomethingKeepsTurningUp() {
    KnownMemes stubborn = new Known(true);
    meme("ada", "a", MemeState.REQUESTED, NOW.minusSeconds(9));

    assertThatThrownBy(
            () -> erasure(stubborn, Map.of("settle", "0ms", "timeout", "1s")).owner("ada"))
        .isInstanceOf(ErasureIncompleteException.class);
  }

  @Test
  void refusesWhatIsNoOwner() {
    assertThatThrownBy(() -> erasure("settle", "0ms").owner("../ada"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(producer.history()).isEmpty();
  }

  private Erasure erasure(String key, String value) {
    return erasure(new Known(false), Map.of(key, value));
  }

  private Erasure erasure(KnownMemes known, Map<String, String> settings) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    EventPublisher publisher =
        new EventPublisher(
            producer, ConfluentRegistry.connect("mock://erase", Map.of()), "/test", clock);
    return new Erasure(
        store, publisher, known, ConfigurationLoader.group(ErasureSettings.class, settings), clock);
  }

  private void meme(String owner, String id, MemeState state, Instant requestedAt) {
    store.put("owners/%s/memes/%s/source.jpg".formatted(owner, id), new byte[1], "image/jpeg");
    statuses.put(
        id,
        MemeStatus.newBuilder()
            .setId(id)
            .setOwnerId(owner)
            .setState(state)
            .setRequestedAt(requestedAt)
            .setUpdatedAt(requestedAt)
            .build());
  }

  /** The statuses less those that have got a tombstone, unless nothing helps. */
  private final class Known implements KnownMemes {

    private final boolean stubborn;

    private Known(boolean stubborn) {
      this.stubborn = stubborn;
    }

    @Override
    public List<MemeStatus> ofOwner(String owner) {
      removed();
      return statuses.values().stream()
          .filter(status -> status.getOwnerId().equals(owner))
          .toList();
    }

    @Override
    public Optional<MemeStatus> one(String id) {
      removed();
      return Optional.ofNullable(statuses.get(id));
    }

    private void removed() {
      if (!stubborn) {
        producer.history().stream()
            .filter(record -> record.value() == null)
            .forEach(record -> statuses.remove(new String(record.key(), StandardCharsets.UTF_8)));
      }
    }
  }
}
