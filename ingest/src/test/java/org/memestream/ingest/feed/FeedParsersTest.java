package org.memestream.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedParsersTest {

  private static final String ANN = "did:plc:aaaaaaaaaaaaaaaaaaaaaaaa";

  private final FeedParser jetstream =
      new JetstreamParser("https://pictures.example/{did}/{cid}@jpeg");
  private final FeedParser mastodon = new MastodonParser("social.example");
  private final FeedParser telegram = new TelegramParser();

  @Test
  void readsPostsDeletesAndFarewellsOfJetstream() throws Exception {
    List<FeedEvent> events = events(FeedKind.JETSTREAM, jetstream);

    assertThat(events.get(0))
        .isEqualTo(
            new FeedEvent.Posted(
                new Post(
                    "at://" + ANN + "/app.bsky.feed.post/3l3qo2vuowo2b",
                    ANN,
                    "monday morning #MemeStream",
                    List.of("en-GB"),
                    Set.of("memestream"),
                    Set.of(),
                    List.of(
                        new PostedPicture(
                            "https://pictures.example/"
                                + ANN
                                + "/bafkreiaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@jpeg",
                            "a cat in a box"))),
                Optional.of("1780000000000001")));
    assertThat(events.get(1)).isEqualTo(new FeedEvent.Other(Optional.of("1780000000000002")));
    assertThat(((FeedEvent.Posted) events.get(2)).post().pictures()).hasSize(1);
    assertThat(events.get(3)).isInstanceOf(FeedEvent.Other.class);
    assertThat(events.get(4))
        .isEqualTo(
            new FeedEvent.Deleted(
                "at://" + ANN + "/app.bsky.feed.post/3l3qo2vuowo2b",
                Optional.of("1780000000000005")));
    assertThat(events.get(5))
        .isEqualTo(
            new FeedEvent.AuthorDeleted(
                "did:plc:bbbbbbbbbbbbbbbbbbbbbbbb", Optional.of("1780000000000006")));
  }

  @Test
  void readsStreamsAndWebhooksOfMastodon() throws Exception {
    List<FeedEvent> events = events(FeedKind.MASTODON, mastodon);

    Post first = ((FeedEvent.Posted) events.get(0)).post();
    assertThat(first.reference()).isEqualTo("social.example/112000000000000001");
    assertThat(first.author()).isEqualTo("social.example/7");
    assertThat(first.text()).isEqualTo("rainy day again #memestream");
    assertThat(first.hashtags()).containsExactly("memestream");
    assertThat(first.pictures())
        .containsExactly(
            new PostedPicture("https://files.social.example/media/1/original.png", "a wet dog"));
    assertThat(events.get(1)).as("marked as sensitive").isInstanceOf(FeedEvent.Other.class);
    assertThat(((FeedEvent.Posted) events.get(2)).post().pictures()).as("a video").isEmpty();
    assertThat(((FeedEvent.Posted) events.get(2)).post().languages()).isEmpty();
    assertThat(events.get(3))
        .isEqualTo(new FeedEvent.Deleted("social.example/112000000000000001", Optional.empty()));
    Post webhook = ((FeedEvent.Posted) events.get(4)).post();
    assertThat(webhook.languages()).containsExactly("zh");
    assertThat(webhook.mentions()).containsExactly("memes");
  }

  @Test
  void readsPhotosAndDocumentsOfTelegram() throws Exception {
    List<FeedEvent> events = events(FeedKind.TELEGRAM, telegram);

    FeedEvent.Posted first = (FeedEvent.Posted) events.get(0);
    assertThat(first.cursor()).contains("700000002");
    assertThat(first.post().reference()).isEqualTo("501/11");
    assertThat(first.post().mentions()).containsExactly(Post.TO_US);
    assertThat(first.post().pictures()).containsExactly(new PostedPicture("AgACAgIlarge", ""));
    Post second = ((FeedEvent.Posted) events.get(1)).post();
    assertThat(second.hashtags()).containsExactly("memestream");
    assertThat(second.mentions()).containsExactly("memebot");
    assertThat(second.pictures()).containsExactly(new PostedPicture("BQACAgIdoc", ""));
    assertThat(events.get(2)).isEqualTo(new FeedEvent.Other(Optional.of("700000004")));
    assertThat(((FeedEvent.Posted) events.get(3)).post().author()).isEqualTo("-100888");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no JSON", "[1]", "{}", "{\"did\":5,", "null", "\"text\""})
  void saysWhenAMessageIsNone(String message) {
    for (FeedParser parser : List.of(jetstream, mastodon, telegram)) {
      assertThatThrownBy(() -> parser.parse(message))
          .isInstanceOf(UnreadableMessageException.class)
          .hasMessageContaining("message of")
          .hasMessageNotContaining("no JSON\"");
    }
  }

  @Test
  void boundsDepthAndLength() {
    String deep = "[".repeat(5000);
    String surrogate = "{\"a\":\"" + "x".repeat(FeedJson.MAX_LENGTH) + "\"}";
    assertThatThrownBy(() -> jetstream.parse("{\"a\":" + deep))
        .isInstanceOf(UnreadableMessageException.class);
    assertThatThrownBy(() -> jetstream.parse(surrogate))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("characters");
  }

  private static List<FeedEvent> events(FeedKind kind, FeedParser parser) throws Exception {
    List<FeedEvent> events = new ArrayList<>();
    for (String line : Recorded.lines(kind)) {
      events.add(parser.parse(line));
    }
    return events;
  }
}
