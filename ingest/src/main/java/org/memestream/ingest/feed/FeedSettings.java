package org.memestream.ingest.feed;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.memestream.ingest.fetch.FetchSettings;
import org.memestream.runtime.config.Between;
import org.memestream.runtime.config.Sensitive;

/** Which feed is read, and what becomes of its posts. */
public interface FeedSettings {

  /** Platform: jetstream, mastodon or telegram. */
  @WithDefault("jetstream")
  FeedKind kind();

  /** Name under which the cursor is kept; the platform's, when none is given. */
  Optional<String> name();

  /** Hashtags of which a post needs one. */
  Optional<Set<String>> hashtags();

  /** Mentions of which a post needs one, when it has none of the hashtags. */
  Optional<Set<String>> mentions();

  /** Languages of which a post needs one. */
  Optional<Set<String>> languages();

  /** Style of the memes. */
  @WithDefault("classic")
  String style();

  /** Output profiles of the memes. */
  @WithDefault("original")
  List<String> profiles();

  /** Where the platform is; its public address, when none is given. Mastodon needs one. */
  Optional<URI> address();

  /** Access token of Mastodon or of the Telegram bot. */
  @Sensitive
  Optional<String> token();

  /** Where Bluesky's pictures are. */
  @WithDefault("https://cdn.bsky.app/img/feed_fullsize/plain/{did}/{cid}@jpeg")
  String pictureAddress();

  /** Posts that are worked on at a time. */
  @WithDefault("8")
  @Between(min = "1", max = "200")
  int maxPending();

  /** Silence after which a connection counts as dead. */
  @WithDefault("90s")
  @Between(min = "1s", max = "1h")
  Duration silence();

  /** How long the kept cursor may be behind. */
  @WithDefault("5s")
  @Between(min = "100ms", max = "10m")
  Duration keepCursorEvery();

  /** Folder of the index of statuses; one process at a time. */
  @WithDefault("data/feed")
  Path stateDir();

  /** Pictures of posts. */
  FetchSettings fetch();
}
