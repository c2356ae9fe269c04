package org.memestream.local.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.memestream.ingest.feed.FeedKind;
import picocli.CommandLine.Option;

/** The options that say which posts count, and what becomes of them. */
final class FeedOptions {

  private static final String PREFIX = "memestream.feed.";

  @Option(
      names = "--hashtag",
      paramLabel = "TAG",
      description = "Hashtag of which a post needs one, with or without the mark; may be repeated.")
  private List<String> hashtags = new ArrayList<>();

  @Option(
      names = "--mention",
      paramLabel = "NAME",
      description = "Mention that counts as much as a hashtag; may be repeated.")
  private List<String> mentions = new ArrayList<>();

  @Option(
      names = "--language",
      paramLabel = "CODE",
      description = "Language of which a post needs one, such as en; may be repeated.")
  private List<String> languages = new ArrayList<>();

  @Option(
      names = "--address",
      paramLabel = "URL",
      description = "Where the platform is (default: its public address).")
  private Optional<URI> address = Optional.empty();

  @Option(
      names = "--style",
      paramLabel = "NAME",
      description =
          "Drawing style: classic, caption-below, band, panda or plain (default: classic).")
  private Optional<String> style = Optional.empty();

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "Where the memes are to be sent: original, wechat, telegram, discord, slack or whatsapp;"
              + " may be repeated (default: original).")
  private List<String> profiles = new ArrayList<>();

  /** Settings that beat those of file and environment; what is not given is left to them. */
  Map<String, String> settings(FeedKind kind) {
    Map<String, String> settings = new TreeMap<>();
    settings.put(PREFIX + "kind", kind.id());
    put(settings, "hashtags", hashtags);
    put(settings, "mentions", mentions);
    put(settings, "languages", languages);
    put(settings, "profiles", profiles);
    address.ifPresent(uri -> settings.put(PREFIX + "address", uri.toString()));
    style.ifPresent(name -> settings.put(PREFIX + "style", name));
    return settings;
  }

  private static void put(Map<String, String> settings, String key, List<String> values) {
    if (!values.isEmpty()) {
      settings.put(PREFIX + key, String.join(",", values));
    }
  }
}
