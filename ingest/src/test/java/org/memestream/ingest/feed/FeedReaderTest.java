package org.memestream.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.fetch.RefusedUrlException;
import org.memestream.ingest.fetch.UnreachableUrlException;
import org.memestream.schemas.Origin;

@Timeout(30)
class FeedReaderTest {

  private static final FeedPauses SHORT =
      new FeedPauses(Duration.ofMillis(1), Duration.ofMillis(5));

  private final FakeMemes memes = new FakeMemes();
  private final FeedCounts counts = new FeedCounts(FeedKind.JETSTREAM, new SimpleMeterRegistry());
  private final FeedIds ids = new FeedIds(FeedKind.JETSTREAM);
  private final Set<String> fetched = ConcurrentHashMap.newKeySet();
  private FeedReader reader = reader(location -> picture(location));

  @AfterEach
  void close() {
    reader.close();
  }

  @Test
  void ordersWhatIsWantedAndErasesWhatIsTakenBack() throws Exception {
    List<String> lines = Recorded.lines(FeedKind.JETSTREAM);
    for (String line : lines.subList(0, 4)) {
      reader.accept(line);
    }
    reader.settle();

    assertThat(memes.orders).hasSize(2);
    MemeOrder order =
        memes.orders.get(
            ids.meme("at://did:plc:aaaaaaaaaaaaaaaaaaaaaaaa/app.bsky.feed.post/3l3qo2vuowo2b"));
    assertThat(order.origin()).isEqualTo(Origin.FEED);
    assertThat(order.caption().label()).contains("monday morning");
    assertThat(order.expression()).as("nobody agreed to that").isEmpty();
    assertThat(order.owner()).startsWith("jetstream-").doesNotContain("did");
    assertThat(reader.cursor()).contains("1780000000000004");

    for (String line : lines.subList(4, 6)) {
      reader.accept(line);
    }
    reader.settle();
    assertThat(memes.orders).isEmpty();
    assertThat(memes.erasedOwners).containsExactly(ids.owner("did:plc:bbbbbbbbbbbbbbbbbbbbbbbb"));
    assertThat(counts.of(FeedOutcome.TAKEN)).isEqualTo(2);
    assertThat(counts.of(FeedOutcome.ERASED)).isEqualTo(2);
    assertThat(counts.of(FeedOutcome.OTHER)).isEqualTo(2);
  }

  @Test
  void readsAFeedTwiceAndOrdersOnce() throws Exception {
    for (int round = 0; round < 2; round++) {
      reader.accept(Recorded.lines(FeedKind.JETSTREAM).get(0));
      reader.settle();
    }
    assertThat(memes.orders).hasSize(1);
    assertThat(counts.of(FeedOutcome.KNOWN)).isEqualTo(1);
  }

  @Test
  void goesOnAfterAnUnreadableMessage() throws Exception {
    reader.accept("{\"did\":");
    reader.accept(Recorded.lines(FeedKind.JETSTREAM).get(0));
    reader.settle();
    assertThat(counts.of(FeedOutcome.UNREADABLE)).isEqualTo(1);
    assertThat(counts.of(FeedOutcome.TAKEN)).isEqualTo(1);
  }

  @Test
  void waitsForAnOutageToEnd() throws Exception {
    memes.outages.set(4);
    reader.accept(Recorded.lines(FeedKind.JETSTREAM).get(0));
    reader.settle();
    assertThat(counts.of(FeedOutcome.TAKEN)).isEqualTo(1);
  }

  @Test
  void passesOverPicturesThatAreRefusedOrOutOfReach() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    reader.close();
    reader =
        reader(
            location -> {
              if (location.contains("bafkreia")) {
                throw new RefusedUrlException("a private address");
              }
              attempts.incrementAndGet();
              throw new UnreachableUrlException("nothing came", null);
            });
    for (String line : Recorded.lines(FeedKind.JETSTREAM).subList(0, 3)) {
      reader.accept(line);
    }
    reader.settle();
    assertThat(memes.orders).isEmpty();
    assertThat(counts.of(FeedOutcome.PICTURE_REFUSED)).isEqualTo(1);
    assertThat(counts.of(FeedOutcome.PICTURE_UNREACHABLE)).isEqualTo(1);
    assertThat(attempts).hasValue(3);
  }

  @Test
  void theCursorDoesNotPassWhatIsNotDone() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    reader.close();
    reader =
        reader(
            location -> {
              try {
                goOn.await();
              } catch (InterruptedException e) {
                throw new UnreachableUrlException("interrupted", e);
              }
              return picture(location);
            });
    List<String> lines = Recorded.lines(FeedKind.JETSTREAM);
    reader.accept(lines.get(0));
    reader.accept(lines.get(1));
    assertThat(reader.cursor()).isEmpty();
    goOn.countDown();
    reader.settle();
    assertThat(reader.cursor()).contains("1780000000000002");
  }

  @Test
  void labelsAreWhatIsSaidWithoutMarks() {
    assertThat(label("#a monday  @bot at https://x.example/y noon", ""))
        .isEqualTo("monday at noon");
    assertThat(label("#memes", "a wet dog")).isEqualTo("a wet dog");
    assertThat(label("word ".repeat(100), "")).hasSizeLessThanOrEqualTo(100).endsWith("word");
    assertThat(label("字".repeat(300), "")).hasSize(100);
  }

  private static String label(String text, String description) {
    PostedPicture picture = new PostedPicture("https://files.example/1.png", description);
    return FeedOrders.label(
        new Post("1", "a", text, List.of(), Set.of(), Set.of(), List.of(picture)));
  }

  private byte[] picture(String location) {
    fetched.add(location);
    return new byte[] {1, 2, 3};
  }

  private FeedReader reader(PictureSource pictures) {
    PostIntake intake =
        new PostIntake(
            new TriggerRules(Set.of(), Set.of(), Set.of()),
            pictures,
            memes,
            new FeedOrders(ids, "classic", List.of("original")),
            SHORT);
    FeedParser parser = new JetstreamParser("https://pictures.example/{did}/{cid}@jpeg");
    return new FeedReader(parser, intake, counts, 4);
  }
}
