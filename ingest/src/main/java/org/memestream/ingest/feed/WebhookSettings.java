package org.memestream.ingest.feed;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.memestream.runtime.config.Between;
import org.memestream.runtime.config.Sensitive;

/** Platforms that post to us. Each is off until it has a secret. */
public interface WebhookSettings {

  /** Webhooks of a Mastodon instance. */
  Mastodon mastodon();

  /** Webhooks of a Telegram bot. */
  Telegram telegram();

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

  /** Posts of a platform that are worked on at a time. */
  @WithDefault("4")
  @Between(min = "1", max = "64")
  int maxPending();

  /** Messages of a platform that wait; one more is told to come again. */
  @WithDefault("100")
  @Between(min = "1", max = "10000")
  int maxWaiting();

  /** A Mastodon instance. */
  interface Mastodon {

    /** Secret that its messages are signed with, at least 16 characters. */
    @Sensitive
    Optional<String> secret();

    /** Address of the instance, which becomes a part of the ids. */
    Optional<URI> address();
  }

  /** A Telegram bot. */
  interface Telegram {

    /** The {@code secret_token} that the webhook was set with, at least 16 characters. */
    @Sensitive
    Optional<String> secret();

    /** Token of the bot, to fetch pictures with. */
    @Sensitive
    Optional<String> token();

    /** Where Telegram is; its public address, when none is given. */
    Optional<URI> address();
  }
}
