package org.memestream.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.memestream.ingest.ExpressionOrder.Consent;
import org.memestream.ingest.ExpressionOrder.Source;
import org.memestream.ingest.upload.Uploads;
import org.memestream.runtime.kafka.BrokerUnavailableException;
import org.memestream.runtime.picture.SamplePictures;
import org.memestream.runtime.picture.UnacceptablePictureException;
import org.memestream.runtime.store.StoreUnavailableException;
import org.memestream.schemas.FaceSpec;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.Lane;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.Stage;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.SchemaRegistry;
import org.memestream.schemas.serde.UndecodableException;

class MemestreamClientTest {

  private ClientFixture fixture = new ClientFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void storesThePictureBeforeItSendsTheEvent() {
    CompletableFuture<FinishedMeme> future = submit(order().owner("ada").id("m1"));

    MemeRequested event = fixture.sent().get(0);
    assertThat(event.getImage().getKey()).isEqualTo("owners/ada/memes/m1/source.jpg");
    assertThat(fixture.store.keys()).containsExactly("owners/ada/memes/m1/source.jpg");
    assertThat(fixture.store.mediaType("owners/ada/memes/m1/source.jpg")).contains("image/jpeg");
    assertThat(event.getDeadline()).isEqualTo(event.getRequestedAt().plusSeconds(120));
    assertThat(future).isNotDone();
  }

  @Test
  void sendsBulkOrdersOnTheirOwnLane() {
    submit(order().lane(Lane.BULK).id("m1"));

    assertThat(fixture.producer.history().get(0).topic()).isEqualTo(Topics.REQUESTED_BULK.name());
    assertThat(fixture.producer.history().get(0).key()).isEqualTo(Uploads.text("m1"));
  }

  @Test
  void endsWithTheFinishedMemeAndTheNotesOfTheUpload() throws Exception {
    CompletableFuture<FinishedMeme> future =
        submit(MemeOrder.of(SamplePictures.gif(64, 48, 3)).id("m1"));

    fixture.arrives(Topics.FINISHED, "m1", SampleOutcomes.finished(fixture.sent().get(0)));

    FinishedMeme meme = future.getNow(null);
    assertThat(meme.pictures().get(0).top()).contains("TOP");
    assertThat(meme.pictures().get(0).bottom()).isEmpty();
    assertThat(meme.pictures().get(0).extension()).isEqualTo("jpg");
    assertThat(meme.seed()).hasValue(7);
    assertThat(meme.notes()).singleElement().asString().contains("3 frames");
  }

  @Test
  void endsWithTheFailureOfTheStage() throws Exception {
    CompletableFuture<FinishedMeme> future = submit(order().id("m1"));

    fixture.arrives(Topics.FAILED, "m1", SampleOutcomes.failed(fixture.sent().get(0)));

    assertThat(failure(future))
        .isInstanceOfSatisfying(
            MemeFailedException.class,
            failed -> {
              assertThat(failed.id()).isEqualTo("m1");
              assertThat(failed.stage()).isEqualTo(Stage.FACE_TRANSFER);
              assertThat(failed.reason()).isEqualTo(FailureReason.NO_FACE);
              assertThat(failed).hasMessage("No face was found.");
            });
  }

  @Test
  void passesOverTheMemesOfOthers() throws Exception {
    CompletableFuture<FinishedMeme> future = submit(order().id("m1"));

    fixture.arrives(Topics.FINISHED, "other", Uploads.text("not even a record"));

    assertThat(future).isNotDone();
  }

  @Test
  void endsWhenItsOwnOutcomeCannotBeRead() throws Exception {
    CompletableFuture<FinishedMeme> future = submit(order().id("m1"));

    fixture.arrives(Topics.FINISHED, "m1", Uploads.text("not a record"));

    assertThat(failure(future)).isInstanceOf(UndecodableException.class);
  }

  @Test
  void givesUpAfterTheDeadlineAndTheGrace() throws Exception {
    CompletableFuture<FinishedMeme> future =
        submit(order().id("m1").deadline(Duration.ofSeconds(30)));

    fixture.clock.advance(Duration.ofSeconds(40));
    fixture.outcomes.step();
    assertThat(future).isNotDone();
    fixture.clock.advance(Duration.ofMillis(1));
    fixture.outcomes.step();

    assertThat(failure(future))
        .isInstanceOf(MemeOverdueException.class)
        .hasMessageContainingAll("m1", "40.0 seconds", "renderer");
  }

  @Test
  void storesTheDriverBesideThePicture() throws Exception {
    Source driver = new Source.Driver(SamplePictures.jpeg(48, 40));

    submit(order().id("m1").expression(ExpressionOrder.of(driver, Consent.STATED)));

    FaceSpec face = fixture.sent().get(0).getFace();
    assertThat(face.getExpression()).isNull();
    assertThat(face.getDriver().getKey()).isEqualTo("owners/local/memes/m1/driver.jpg");
    assertThat(face.getDriver().getWidth()).isEqualTo(48);
    assertThat(fixture.store.keys())
        .contains("owners/local/memes/m1/driver.jpg", "owners/local/memes/m1/source.jpg");
  }

  @Test
  void saysThatItIsTheDriverThatIsNoPicture() {
    Source driver = new Source.Driver(Uploads.text("<html></html>"));

    CompletableFuture<FinishedMeme> future =
        submit(order().expression(ExpressionOrder.of(driver, Consent.STATED)));

    assertThat(failure(future))
        .isInstanceOf(UnacceptablePictureException.class)
        .hasMessageStartingWith("The picture to take the expression from: ");
    assertThat(fixture.store.keys()).isEmpty();
  }

  @Test
  void refusesWhatIsNoPictureAndStoresNothing() {
    CompletableFuture<FinishedMeme> future = submit(MemeOrder.of(Uploads.text("<html></html>")));

    assertThat(failure(future)).isInstanceOf(UnacceptablePictureException.class);
    assertThat(fixture.store.keys()).isEmpty();
    assertThat(fixture.producer.history()).isEmpty();
  }

  @Test
  void refusesALongTextAndStoresNothing() {
    CompletableFuture<FinishedMeme> future = submit(order().top("x".repeat(5000)));

    assertThat(failure(future))
        .isInstanceOfSatisfying(
            RefusedOrderException.class,
            refusal -> assertThat(refusal.reason()).isEqualTo(FailureReason.TEXT_TOO_LONG));
    assertThat(fixture.store.keys()).isEmpty();
  }

  @Test
  void refusesAnIdThatIsUnderWay() {
    CompletableFuture<FinishedMeme> first = submit(order().id("m1"));

    CompletableFuture<FinishedMeme> second = submit(order().id("m1"));

    assertThat(failure(second))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("m1");
    assertThat(first).isNotDone();
    assertThat(fixture.store.keys()).hasSize(1);
  }

  @Test
  void removesThePictureWhenKafkaDoesNotTakeTheEvent() {
    CompletableFuture<FinishedMeme> future = submit(order().id("m1"));

    fixture.producer.errorNext(new TimeoutException("120000 ms has passed"));

    assertThat(failure(future))
        .isInstanceOf(BrokerUnavailableException.class)
        .hasMessageContainingAll(ClientFixture.BROKER, "m1", "memestream.kafka.bootstrap-servers");
    assertThat(fixture.store.keys()).isEmpty();
  }

  @Test
  void keepsThePictureThatAnEarlierRequestOfTheSameIdPointsTo() throws Exception {
    submit(order().id("m1"));
    fixture.arrives(Topics.FINISHED, "m1", SampleOutcomes.finished(fixture.sent().get(0)));
    fixture.producer.completeNext();
    CompletableFuture<FinishedMeme> repeat = submit(order().id("m1"));

    fixture.producer.errorNext(new TimeoutException("120000 ms has passed"));

    assertThat(failure(repeat)).isInstanceOf(BrokerUnavailableException.class);
    assertThat(fixture.store.keys()).hasSize(1);
  }

  @Test
  void saysWhenKafkaRefusesTheEvent() {
    CompletableFuture<FinishedMeme> future = submit(order().id("m1"));

    fixture.producer.errorNext(new TopicAuthorizationException("memes.requested"));

    assertThat(failure(future)).hasMessageContainingAll("refuses", "m1", ClientFixture.BROKER);
    assertThat(fixture.store.keys()).isEmpty();
  }

  @Test
  void sendsAgainWhatKafkaDidNotTake() {
    fixture.close();
    fixture = new ClientFixture("send-attempts", "3");
    CompletableFuture<FinishedMeme> future = submit(order().id("m1"));
    fixture.producer.errorNext(new TimeoutException("120000 ms has passed"));

    await().until(() -> fixture.producer.history().size() == 2);
    fixture.producer.completeNext();

    assertThat(future).isNotDone();
    assertThat(fixture.store.keys()).containsExactly("owners/local/memes/m1/source.jpg");
    assertThat(fixture.sent()).extracting(MemeRequested::getId).containsExactly("m1", "m1");
  }

  @Test
  void doesNotSendAgainWhatIsRefused() {
    fixture.close();
    fixture = new ClientFixture("send-attempts", "3");
    CompletableFuture<FinishedMeme> future = submit(order().id("m1"));
    fixture.producer.errorNext(new TopicAuthorizationException("memes.requested"));

    assertThat(failure(future)).hasMessageContaining("refuses");
    assertThat(fixture.producer.history()).hasSize(1);
  }

  @Test
  void removesThePictureWhenTheEventCannotBeWritten() {
    fixture = new ClientFixture(new BrokenRegistry(), Map.of());

    CompletableFuture<FinishedMeme> future = submit(order().id("m1"));

    assertThat(failure(future)).isInstanceOf(IllegalStateException.class);
    assertThat(fixture.store.keys()).isEmpty();
  }

  @Test
  void saysThatTheStoreCannotBeWritten() {
    fixture.store.goOut();

    assertThat(failure(submit(order()))).isInstanceOf(StoreUnavailableException.class);
    assertThat(fixture.producer.history()).isEmpty();
  }

  @Test
  void waitsForRoomUntilAMemeHasEnded() throws Exception {
    fixture = new ClientFixture("max-in-flight", "1");
    submit(order().id("m1"));
    CompletableFuture<Void> second = CompletableFuture.runAsync(() -> submit(order().id("m2")));
    await().during(Duration.ofMillis(100)).until(() -> !second.isDone());

    fixture.arrives(Topics.FINISHED, "m1", SampleOutcomes.finished(fixture.sent().get(0)));

    await().until(second::isDone);
    assertThat(fixture.sent()).extracting(MemeRequested::getId).containsExactly("m1", "m2");
  }

  @Test
  void givesRoomBackAfterARefusalOrACancellation() {
    fixture = new ClientFixture("max-in-flight", "1");

    submit(MemeOrder.of(new byte[0]));
    submit(order().id("m1")).cancel(false);
    submit(order().id("m2"));

    assertThat(fixture.sent()).extracting(MemeRequested::getId).containsExactly("m1", "m2");
  }

  @Test
  void submitsTheNextMemeFromAListener() throws Exception {
    fixture = new ClientFixture("max-in-flight", "1");
    CompletableFuture<Void> chained =
        submit(order().id("m1")).thenAccept(finished -> submit(order().id("m2")));

    fixture.arrives(Topics.FINISHED, "m1", SampleOutcomes.finished(fixture.sent().get(0)));

    assertThat(chained).isCompleted();
    assertThat(fixture.sent()).hasSize(2);
  }

  @Test
  void anInterruptEndsTheWaitForRoom() {
    fixture = new ClientFixture("max-in-flight", "1");
    submit(order().id("m1"));
    Thread.currentThread().interrupt();

    CompletableFuture<FinishedMeme> future = submit(order().id("m2"));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(future).isCompletedExceptionally();
    assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
  }

  @Test
  void submitsAllInTheirOrder() {
    List<CompletableFuture<FinishedMeme>> futures =
        fixture.client.submitAll(List.of(order().id("m1").build(), order().id("m2").build()));

    assertThat(futures).hasSize(2);
    assertThat(fixture.sent()).extracting(MemeRequested::getId).containsExactly("m1", "m2");
  }

  @Test
  void downloadsWhatWasAnnounced() throws Exception {
    FinishedMeme meme = finishedMeme();

    byte[] bytes = fixture.client.download(meme.pictures().get(0));

    assertThat(bytes).isEqualTo(fixture.store.get(meme.pictures().get(0).key()));
  }

  @Test
  void doesNotHandOutOtherBytesThanWereAnnounced() throws Exception {
    FinishedPicture picture = finishedMeme().pictures().get(0);
    fixture.store.put(picture.key(), new byte[] {1}, "image/jpeg");

    assertThatThrownBy(() -> fixture.client.download(picture))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(picture.key(), picture.sha256());
  }

  @Test
  void closingEndsWhatIsUnderWayAndRefusesMore() {
    CompletableFuture<FinishedMeme> before = submit(order().id("m1"));

    fixture.client.close();
    CompletableFuture<FinishedMeme> after = submit(order().id("m2"));

    assertThat(failure(before)).isInstanceOf(IllegalStateException.class);
    assertThat(failure(after)).hasMessage("the client is closed");
    assertThat(fixture.onlyKey()).contains("owners/local/memes/m1/source.jpg");
  }

  private FinishedMeme finishedMeme() throws InterruptedException {
    CompletableFuture<FinishedMeme> future = submit(order().id("m1"));
    fixture.arrives(Topics.FINISHED, "m1", SampleOutcomes.finished(fixture.sent().get(0)));
    return future.join();
  }

  private CompletableFuture<FinishedMeme> submit(MemeOrderBuilder order) {
    return fixture.client.submit(order.build());
  }

  private static MemeOrderBuilder order() {
    return MemeOrder.of(SamplePictures.jpeg(64, 48));
  }

  private static Throwable failure(CompletableFuture<?> future) {
    assertThat(future).isCompletedExceptionally();
    return future.handle((value, failure) -> failure).join();
  }

  /** Fails in a way that nobody foresaw. */
  private static final class BrokenRegistry implements SchemaRegistry {
    @Override
    public int register(String subject, Schema schema) {
      throw new IllegalStateException("a defect");
    }

    @Override
    public Schema byId(int id) {
      throw new IllegalStateException("a defect");
    }

    @Override
    public void close() {
      // Holds nothing.
    }
  }
}
