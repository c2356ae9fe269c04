package org.memestream.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TriggerRulesTest {

  private static final TriggerRules ANYTHING = new TriggerRules(Set.of(), Set.of(), Set.of());

  @Test
  void withoutRulesEveryPostWithAPictureCounts() {
    assertThat(ANYTHING.apply(post(Set.of(), Set.of(), List.of(), 1))).isTrue();
    assertThat(ANYTHING.apply(post(Set.of("memes"), Set.of(), List.of(), 0))).isFalse();
  }

  @Test
  void oneHashtagOrMentionIsEnough() {
    TriggerRules rules = new TriggerRules(Set.of("#Memes", "表情包"), Set.of("@bot"), Set.of());
    assertThat(rules.apply(post(Set.of("表情包"), Set.of(), List.of(), 1))).isTrue();
    assertThat(rules.apply(post(Set.of("memes", "cats"), Set.of(), List.of(), 1))).isTrue();
    assertThat(rules.apply(post(Set.of(), Set.of("bot"), List.of(), 1))).isTrue();
    assertThat(rules.apply(post(Set.of("cats"), Set.of("other"), List.of(), 1))).isFalse();
  }

  @Test
  void aMessageToTheReaderItselfNeedsNoMark() {
    TriggerRules rules = new TriggerRules(Set.of("memes"), Set.of(), Set.of());
    assertThat(rules.apply(post(Set.of(), Set.of(Post.TO_US), List.of(), 1))).isTrue();
  }

  @Test
  void aLanguageStandsForItsRegions() {
    TriggerRules rules = new TriggerRules(Set.of(), Set.of(), Set.of("en", "zh-Hans"));
    assertThat(rules.apply(post(Set.of(), Set.of(), List.of("en-GB"), 1))).isTrue();
    assertThat(rules.apply(post(Set.of(), Set.of(), List.of("de", "zh-hans"), 1))).isTrue();
    assertThat(rules.apply(post(Set.of(), Set.of(), List.of("eng"), 1))).isFalse();
    assertThat(rules.apply(post(Set.of(), Set.of(), List.of(), 1))).isFalse();
  }

  private static Post post(
      Set<String> hashtags, Set<String> mentions, List<String> languages, int pictures) {
    PostedPicture picture = new PostedPicture("https://files.example/1.png", "");
    return new Post(
        "1",
        "someone",
        "",
        languages,
        hashtags,
        mentions,
        pictures == 0 ? List.of() : List.of(picture));
  }
}
