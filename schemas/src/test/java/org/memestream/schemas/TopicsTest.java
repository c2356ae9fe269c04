package org.memestream.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopicsTest {

  @Test
  void namesAreDistinct() {
    assertThat(Topics.all()).extracting(Topic::name).doesNotHaveDuplicates().hasSize(15);
  }

  @Test
  void everyConstantIsInTheCatalogue() {
    var constants =
        Arrays.stream(Topics.class.getFields())
            .filter(field -> field.getType() == Topic.class)
            .map(field -> field.getName().toLowerCase())
            .map(name -> name.replaceAll("[^a-z]", ""))
            .collect(Collectors.toSet());

    assertThat(Topics.all())
        .extracting(topic -> topic.name().replace("memes.", "").replaceAll("[^a-z]", ""))
        .containsExactlyInAnyOrderElementsOf(constants);
  }

  @Test
  void latestStatesAndErasuresAreCompacted() {
    assertThat(Topics.all())
        .filteredOn(Topic::compacted)
        .containsExactlyInAnyOrder(Topics.STATUS, Topics.OWNERS_ERASED, Topics.FEED_CURSORS);
  }

  @Test
  void topicsOfMemesHaveEqualPartitionsSoThatTheyCanBeJoined() {
    assertThat(Topics.all())
        .filteredOn(topic -> topic.key() == RecordKey.MEME_ID)
        .extracting(Topic::partitions)
        .containsOnly(Topics.REQUESTED.partitions());
  }

  @Test
  void eachLaneHasItsTopic() {
    assertThat(Topics.requested(Lane.INTERACTIVE)).isSameAs(Topics.REQUESTED);
    assertThat(Topics.requested(Lane.BULK)).isSameAs(Topics.REQUESTED_BULK);
  }

  @Test
  void findsTopicsByName() {
    assertThat(Topics.named("memes.finished")).contains(Topics.FINISHED);
    assertThat(Topics.named("others.finished")).isEmpty();
  }

  @Test
  void refusesTopicsWithoutPartitions() {
    assertThatThrownBy(
            () ->
                Topic.of(
                    "memes.none", MemeStatus.class, RecordKey.MEME_ID, Topic.Cleanup.DELETE, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Topic memes.none needs at least 1 partition, not 0");
  }
}
