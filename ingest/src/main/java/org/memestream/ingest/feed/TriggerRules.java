package org.memestream.ingest.feed;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which posts become memes: those with a picture, with one of the hashtags or mentions (any, when
 * neither are given), in one of the languages (any, when none are given).
 *
 * @param hashtags with or without the mark
 * @param mentions with or without the mark
 * @param languages such as {@code en}, which stands for {@code en-GB} too; a post that states no
 *     language is in none
 */
public record TriggerRules(Set<String> hashtags, Set<String> mentions, Set<String> languages) {

  public TriggerRules {
    hashtags = plain(hashtags);
    mentions = plain(mentions);
    languages = plain(languages);
  }

  private static Set<String> plain(Collection<String> words) {
    return words.stream()
        .map(word -> word.strip().toLowerCase(Locale.ROOT).replaceFirst("^[#@]", ""))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a meme is to be made of a post. */
  public boolean apply(Post post) {
    boolean asked =
        hashtags.isEmpty() && mentions.isEmpty()
            || post.mentions().contains(Post.TO_US)
            || post.hashtags().stream().anyMatch(hashtags::contains)
            || post.mentions().stream().anyMatch(mentions::contains);
    return !post.pictures().isEmpty() && asked && spoken(post);
  }

  private boolean spoken(Post post) {
    return languages.isEmpty()
        || post.languages().stream()
            .map(language -> language.toLowerCase(Locale.ROOT))
            .anyMatch(
                language ->
                    languages.stream()
                        .anyMatch(
                            wanted ->
                                language.equals(wanted) || language.startsWith(wanted + "-")));
  }
}
