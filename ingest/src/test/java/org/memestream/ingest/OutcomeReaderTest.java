package org.memestream.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.memestream.runtime.picture.SamplePictures;
import org.memestream.schemas.MemeFinished;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.SchemaRegistry;

class OutcomeReaderTest {

  @Test
  void waitsForARegistryThatIsAwayAndLosesNothing() throws Exception {
    FlickeringRegistry registry = new FlickeringRegistry();
    try (ClientFixture fixture = new ClientFixture(registry, Map.of())) {
      CompletableFuture<FinishedMeme> future = submit(fixture, "m1");
      MemeFinished outcome = SampleOutcomes.finished(fixture.sent().get(0));
      registry.away = true;
      fixture.arrives(Topics.FINISHED, "m1", outcome);
      assertThat(future).isNotDone();

      registry.away = false;
      fixture.outcomes.step();

      assertThat(future).isCompletedWithValueMatching(meme -> meme.id().equals("m1"));
    }
  }

  @Test
  void anEndOfReadingEndsWhatIsUnderWayAndWhatComesLater() {
    try (ClientFixture fixture = new ClientFixture()) {
      CompletableFuture<FinishedMeme> before = submit(fixture, "m1");
      fixture.consumer.setPollException(new TopicAuthorizationException("memes.finished"));

      fixture.outcomes.start(ClientFixture.BROKER);
      await().until(before::isDone);
      CompletableFuture<FinishedMeme> after = submit(fixture, "m2");

      assertThatThrownBy(before::join)
          .hasCauseInstanceOf(IllegalStateException.class)
          .hasMessageContainingAll("no longer read", "connect anew");
      assertThatThrownBy(after::join).hasMessageContaining("no longer read");
      assertThat(fixture.consumer.closed()).isTrue();
    }
  }

  private static CompletableFuture<FinishedMeme> submit(ClientFixture fixture, String id) {
    return fixture.client.submit(MemeOrder.of(SamplePictures.jpeg(64, 48)).id(id).build());
  }

  /** Answers, or not, as it is told. */
  private static final class FlickeringRegistry implements SchemaRegistry {
    private final SchemaRegistry here = ConfluentRegistry.connect("mock://flickering", Map.of());
    private final SchemaRegistry gone =
        ConfluentRegistry.connect("http://127.0.0.1:9", Map.of("max.retries", "0"));
    private volatile boolean away;

    @Override
    public int register(String subject, Schema schema) {
      return here.register(subject, schema);
    }

    @Override
    public Schema byId(int id) {
      return (away ? gone : here).byId(id);
    }

    @Override
    public void close() {
      here.close();
      gone.close();
    }
  }
}
