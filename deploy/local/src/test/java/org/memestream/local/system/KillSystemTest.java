package org.memestream.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.ingest.ClientConfig;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.MemestreamClient;
import org.memestream.local.folder.DataFolder;
import org.memestream.local.folder.StackState;
import org.memestream.local.stack.LocalSettings;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.config.KafkaConfig;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.runtime.picture.SamplePictures;
import org.memestream.schemas.Topic;
import org.memestream.schemas.Topics;

class KillSystemTest {

  /** Fewer than a client lets be under way at once. */
  private static final int MEMES = 60;

  @TempDir Path folder;

  @Test
  void afterAKillEveryMemeEndsOnce() throws Exception {
    try (Machine machine = new Machine(folder)) {
      // Nobody draws, so that the kill finds all of them somewhere on their way.
      machine.with("MEMESTREAM_RENDERER_ENABLED", "false");
      StackState before = machine.up().state();
      submit(machine);
      assertThat(ids(machine, Topics.REQUESTED)).hasSize(MEMES);
      assertThat(ended(machine)).isEmpty();

      machine.kill(before.pid());
      assertThat(machine.status().get("pids")).isEmpty();
      machine.with("MEMESTREAM_RENDERER_ENABLED", null);
      machine.up();

      assertThat(machine.state().bootstrapServers()).isEqualTo(before.bootstrapServers());
      await().atMost(Duration.ofMinutes(2)).until(() -> ended(machine).size() >= MEMES);
      assertThat(ended(machine)).hasSize(MEMES).doesNotHaveDuplicates();
      JsonNode memes = machine.status().get("memes");
      assertThat(memes.get("requested").asInt()).isEqualTo(MEMES);
      assertThat(memes.get("finished").asInt() + memes.get("failed").asInt()).isEqualTo(MEMES);
      assertThat(memes.get("in_flight").asInt()).isZero();
    }
  }

  private static List<String> ended(Machine machine) throws Exception {
    List<String> ended = ids(machine, Topics.FINISHED);
    ended.addAll(ids(machine, Topics.FAILED));
    return ended;
  }

  /** Returns when Kafka has all of them; nobody waits for the memes. */
  private static void submit(Machine machine) throws Exception {
    StackState state = machine.state();
    ClientConfig config =
        new LocalSettings(
                new DataFolder(machine.home()),
                state.bootstrapServers(),
                state.registry().toString(),
                Map.of())
            .load(ClientConfig.class, Map.of());
    try (MemestreamClient client = MemestreamClient.connect(config)) {
      for (int i = 0; i < MEMES; i++) {
        client.submit(MemeOrder.of(SamplePictures.jpeg(160, 120)).top("meme " + i).build());
      }
      await().until(() -> ids(machine, Topics.REQUESTED).size() == MEMES);
    }
  }

  private static List<String> ids(Machine machine, Topic<?> topic) throws Exception {
    KafkaClients clients =
        new KafkaClients(
            ConfigurationLoader.group(
                KafkaConfig.class,
                Map.of("bootstrap-servers", machine.state().bootstrapServers())));
    List<String> ids = new ArrayList<>();
    try (Consumer<String, byte[]> reader = clients.reader(new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          reader.partitionsFor(topic.name()).stream()
              .map(one -> new TopicPartition(topic.name(), one.partition()))
              .toList();
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
      while (partitions.stream().anyMatch(one -> reader.position(one) < ends.get(one))) {
        reader.poll(Duration.ofMillis(200)).forEach(meme -> ids.add(meme.key()));
      }
    }
    return ids;
  }
}
