package org.memestream.local.deadletters;

import java.io.IOException;
import org.memestream.ingest.ClientConfig;
import org.memestream.local.console.DataOption;
import org.memestream.local.console.Logs;
import org.memestream.local.console.Surroundings;
import org.memestream.local.folder.DataFolder;
import org.memestream.local.folder.StackState;
import org.memestream.local.stack.DetachedStack;
import org.memestream.local.stack.LocalSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the dead letters are. */
final class ClusterOption {

  @Mixin private DataOption data;

  @Option(
      names = "--cluster",
      description =
          "The Kafka and registry that the settings name (file $$MEMESTREAM_CONFIG,"
              + " MEMESTREAM_KAFKA_…, MEMESTREAM_REGISTRY_…), rather than the stack of the data"
              + " folder.")
  private boolean cluster;

  /** Connects; starts the stack of the data folder if that is meant and none runs. */
  Cluster connect(Surroundings surroundings) throws IOException, InterruptedException {
    DataFolder folder = data.folder(surroundings);
    Logs.client(folder);
    return Cluster.connect(
        cluster
            ? LocalSettings.elsewhere(ClientConfig.class, surroundings.environment())
            : ofStack(folder, surroundings));
  }

  private static ClientConfig ofStack(DataFolder folder, Surroundings surroundings)
      throws IOException, InterruptedException {
    StackState stack = new DetachedStack(folder, surroundings).require();
    return new LocalSettings(
            folder,
            stack.bootstrapServers(),
            stack.registry().toString(),
            surroundings.environment())
        .load(ClientConfig.class, java.util.Map.of());
  }
}
