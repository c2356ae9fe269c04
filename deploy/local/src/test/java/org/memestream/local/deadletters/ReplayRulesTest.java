package org.memestream.local.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.memestream.local.deadletters.Letters.letter;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.memestream.local.deadletters.ReplayResult.Fate;
import org.memestream.schemas.DeadLetter;
import org.memestream.schemas.Topics;

class ReplayRulesTest {

  private static final Set<String> TOPICS = Set.of("memes.captioned", Topics.DEAD_LETTERS.name());

  private final ReplayRules rules = new ReplayRules(TOPICS, 3, false);

  @Test
  void admitsWhatCanGoBack() {
    assertThat(rules.objection(closed(letter(1)))).isEmpty();
  }

  @Test
  void whatWentBackStaysUnlessItIsWantedAgain() {
    Letter marked = closed(letter(1)).marked(new ReplayMark(Letters.NOW, "memes.captioned-0-5"));

    assertThat(rules.objection(marked).orElseThrow().fate()).isEqualTo(Fate.REPLAYED_BEFORE);
    assertThat(rules.objection(marked).orElseThrow().why()).contains("memes.captioned-0-5");
    assertThat(new ReplayRules(TOPICS, 3, true).objection(marked)).isEmpty();
  }

  @Test
  void neverGoesRoundForEver() {
    DeadLetter third =
        DeadLetter.newBuilder(letter(1))
            .setHeaders(Map.of("replay_count", Letters.bytes("3")))
            .build();

    assertThat(rules.objection(closed(third)).orElseThrow().fate()).isEqualTo(Fate.TOO_OFTEN);
    assertThat(new ReplayRules(TOPICS, 4, false).objection(closed(third))).isEmpty();
  }

  @Test
  void hasNowhereToPutSome() {
    DeadLetter empty = DeadLetter.newBuilder(letter(1)).setKey(null).setValue(null).build();

    assertThat(fate(empty)).isEqualTo(Fate.IMPOSSIBLE);
    for (String topic : Set.of("gone", "__consumer_offsets", Topics.DEAD_LETTERS.name())) {
      assertThat(fate(letter(topic, 1, "x", Letters.NOW))).isEqualTo(Fate.IMPOSSIBLE);
    }
  }

  private Fate fate(DeadLetter letter) {
    return rules.objection(closed(letter)).orElseThrow().fate();
  }

  private static Letter closed(DeadLetter letter) {
    return Letter.of(letter, new TopicPartition(Topics.DEAD_LETTERS.name(), 0), 7);
  }
}
