package org.memestream.renderer.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.store.InMemoryObjectStore;
import org.memestream.runtime.store.StoreUnavailableException;

class RetentionTest {

  private static final String DONE = "owners/o/memes/done/";
  private static final String WAITING = "owners/o/memes/waiting/";

  private final Watch watch = new Watch();
  private final InMemoryObjectStore store = new InMemoryObjectStore(watch);

  @Test
  void originalsGoAfterTheirTimeAndFinishedPicturesStay() {
    put(DONE + "source.jpg", DONE + "face.jpg", DONE + "frames/000.jpg", DONE + "original-0.jpg");
    put(DONE + "wechat-thumbnail-1.png");

    watch.pass(Duration.ofDays(29));
    assertThat(sweep(Map.of())).isZero();
    watch.pass(Duration.ofDays(2));
    assertThat(sweep(Map.of())).isEqualTo(3);

    assertThat(store.keys())
        .containsExactly(DONE + "original-0.jpg", DONE + "wechat-thumbnail-1.png");
  }

  @Test
  void aMemeThatNeverFinishedGoesAsAWhole() {
    put(WAITING + "source.webp", WAITING + "driver.jpg");

    watch.pass(Duration.ofDays(6));
    assertThat(sweep(Map.of())).isZero();
    watch.pass(Duration.ofDays(2));
    assertThat(sweep(Map.of())).isEqualTo(2);

    assertThat(store.keys()).isEmpty();
  }

  @Test
  void aMemeOnWhichSomethingWasWrittenLatelyIsNoOrphan() {
    put(WAITING + "source.jpg");
    watch.pass(Duration.ofDays(6));
    put(WAITING + "face.jpg");
    watch.pass(Duration.ofDays(2));

    assertThat(sweep(Map.of())).isZero();
  }

  @Test
  void finishedPicturesGoWhenThatIsAsked() {
    put(DONE + "source.jpg", DONE + "original-0.jpg");
    watch.pass(Duration.ofDays(100));

    assertThat(sweep(Map.of("finished", "90d"))).isEqualTo(2);
  }

  @Test
  void clearsNoMoreThanItsShareAtOnce() {
    for (int meme = 0; meme < 10; meme++) {
      put("owners/o/memes/%d/source.jpg".formatted(meme));
    }
    watch.pass(Duration.ofDays(10));

    assertThat(sweep(Map.of("most-memes", "4"))).isEqualTo(4);
    assertThat(sweep(Map.of("most-memes", "4"))).isEqualTo(4);
    assertThat(sweep(Map.of("most-memes", "4"))).isEqualTo(2);
  }

  @Test
  void whatIsNoMemesIsLeftAlone() {
    put("owners/o/note.txt", "other/thing");
    watch.pass(Duration.ofDays(1000));

    assertThat(sweep(Map.of())).isZero();
  }

  @Test
  void oneProcessSweepsAndTheOthersSeeThat() {
    RetentionService one = service();
    RetentionService other = service();

    assertThat(one.sweepIfDue(store)).isTrue();
    assertThat(other.sweepIfDue(store)).isFalse();
    watch.pass(Duration.ofHours(6));
    assertThat(other.sweepIfDue(store)).isTrue();
  }

  @Test
  void anOutageLeavesEverythingAsItIs() {
    put(WAITING + "source.jpg");
    watch.pass(Duration.ofDays(10));
    store.goOut();
    RetentionService service = service();

    assertThatThrownBy(() -> service.sweepIfDue(store))
        .isInstanceOf(StoreUnavailableException.class);

    store.comeBack();
    assertThat(service.sweepIfDue(store)).isTrue();
    assertThat(store.keys()).containsExactly("retention/last-sweep");
  }

  private RetentionService service() {
    return new RetentionService(config(Map.of()), () -> store, new SimpleMeterRegistry(), watch);
  }

  private int sweep(Map<String, String> settings) {
    RetentionConfig config = config(settings);
    return new RetentionSweep(store, RetentionPolicy.of(config), watch, config.mostMemes()).sweep();
  }

  private static RetentionConfig config(Map<String, String> settings) {
    return ConfigurationLoader.group(RetentionConfig.class, settings);
  }

  private void put(String... keys) {
    for (String key : keys) {
      store.put(key, new byte[] {1}, "image/jpeg");
    }
  }

  /** A clock that is set by hand. */
  private static final class Watch extends Clock {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
