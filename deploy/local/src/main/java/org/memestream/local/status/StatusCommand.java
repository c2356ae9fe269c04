package org.memestream.local.status;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.memestream.local.console.DataOption;
import org.memestream.local.console.Logs;
import org.memestream.local.console.Surroundings;
import org.memestream.local.folder.DataFolder;
import org.memestream.local.folder.StackPresence;
import org.memestream.local.folder.StackState;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.config.KafkaConfig;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.runtime.kafka.TopicScan;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.schemas.MemeStatus;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.SchemaRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code memestream status}. */
@Command(
    name = "status",
    description = "Tells what runs, how many memes there are and how many records wait.")
public final class StatusCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private DataOption data;

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  public StatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    DataFolder folder = data.folder(surroundings);
    Logs.client(folder);
    StackPresence presence = StackPresence.of(folder);
    StackReport report =
        presence instanceof StackPresence.Running running
            ? ask(running.state())
            : StackReport.nothingRuns();
    if (json) {
      report.writeJson(surroundings.out());
    } else {
      tell(folder, presence, report);
    }
    return ExitCode.OK.code();
  }

  private static StackReport ask(StackState state) throws InterruptedException {
    KafkaClients clients =
        new KafkaClients(
            ConfigurationLoader.group(
                KafkaConfig.class, Map.of("bootstrap-servers", state.bootstrapServers())));
    try (Admin admin = clients.admin();
        SchemaRegistry registry = ConfluentRegistry.connect(state.registry().toString(), Map.of());
        Consumer<String, byte[]> reader = clients.reader(new ByteArrayDeserializer());
        AvroSerde<MemeStatus> serde = new AvroSerde<>(registry, MemeStatus.class)) {
      GroupProgress groups = new GroupProgress(admin);
      Map<TopicPartition, Long> assembled = groups.committed(MemeCounter.REQUESTS);
      MemeCounts memes =
          new MemeCounter(new TopicScan(reader), serde.deserializer()).count(assembled);
      return new StackReport(List.of(state.pid()), memes, groups.lag());
    }
  }

  private void tell(DataFolder folder, StackPresence presence, StackReport report) {
    PrintWriter out = surroundings.out();
    if (presence instanceof StackPresence.Running running) {
      StackState state = running.state();
      out.println("Running in " + folder.root() + ", process " + state.pid());
      out.println("  since     " + state.startedAt());
      out.println("  Kafka     " + state.bootstrapServers());
      out.println("  registry  " + state.registry());
      out.println("  web       " + state.web());
      out.println("  health    " + state.http() + "/health/ready");
      MemeCounts memes = report.memes();
      out.printf(
          "Memes: %d requested, %d finished, %d failed, %d in flight%n",
          memes.requested(), memes.finished(), memes.failed(), memes.inFlight());
      out.println("Records that wait:");
      report.lag().forEach((group, lag) -> out.printf("  %-24s %d%n", group, lag));
    } else if (presence instanceof StackPresence.Changing) {
      out.println("A stack is starting or stopping in " + folder.root());
    } else {
      out.println(
          "No stack runs in " + folder.root() + ". Start one with `memestream up --detach`.");
    }
  }
}
