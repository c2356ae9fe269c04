package org.memestream.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PendingMemesTest {

  private final Queue<Runnable> listeners = new ArrayDeque<>();
  private final PendingMemes pending = new PendingMemes(10, listeners::add);

  @Test
  void tellsNobodyBeforeTheListenersRun() {
    PendingMeme meme = added("m1");

    pending.fail(meme, new IllegalStateException("over"));

    assertThat(pending.find("m1")).isEmpty();
    assertThat(meme.outcome()).isNotDone();
    listeners.remove().run();
    assertThat(meme.outcome()).isCompletedExceptionally();
  }

  @Test
  void theEndOfOneMemeLeavesALaterOneOfTheSameIdAlone() {
    PendingMeme first = added("m1");
    pending.fail(first, new IllegalStateException("over"));
    PendingMeme second = added("m1");

    listeners.remove().run();

    assertThat(pending.find("m1")).containsSame(second);
  }

  @Test
  void endsAMemeOnce() {
    PendingMeme meme = added("m1");

    pending.fail(meme, new IllegalStateException("first"));
    pending.fail(meme, new IllegalStateException("second"));

    assertThat(listeners).hasSize(1);
  }

  @Test
  void forgetsAMemeThatItsCallerCancelled() {
    PendingMeme meme = added("m1");

    meme.outcome().cancel(false);

    assertThat(pending.find("m1")).isEmpty();
  }

  @Test
  void refusesASecondMemeOfTheSameId() {
    added("m1");

    assertThatThrownBy(() -> added("m1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("m1");
  }

  @Test
  void failsOnlyWhatIsOverdue() {
    PendingMeme late = added("late");
    PendingMeme later = meme("later", Duration.ofSeconds(2));
    pending.add(later);

    pending.expire(Instant.EPOCH.plusMillis(1001));
    listeners.remove().run();

    assertThat(late.outcome()).isCompletedExceptionally();
    assertThat(pending.find("later")).contains(later);
  }

  private PendingMeme added(String id) {
    PendingMeme meme = meme(id, Duration.ofSeconds(1));
    pending.add(meme);
    return meme;
  }

  private static PendingMeme meme(String id, Duration patience) {
    return new PendingMeme(id, Instant.EPOCH, patience, List.of(), new CompletableFuture<>());
  }
}
