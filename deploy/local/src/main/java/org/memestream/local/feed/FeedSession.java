package org.memestream.local.feed;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.memestream.ingest.feed.FeedConfig;
import org.memestream.ingest.feed.FeedConnection;
import org.memestream.ingest.fetch.AddressPolicy;
import org.memestream.local.console.Surroundings;
import org.memestream.local.folder.DataFolder;
import org.memestream.local.folder.StackState;
import org.memestream.local.stack.DetachedStack;
import org.memestream.local.stack.LocalSettings;
import org.memestream.runtime.lifecycle.ServiceContext;

/** A feed of this machine's stack, which is started if none runs. */
final class FeedSession implements AutoCloseable {

  private final FeedFolder folder;
  private final FeedConnection connection;

  private FeedSession(FeedFolder folder, FeedConnection connection) {
    this.folder = folder;
    this.connection = connection;
  }

  /** The settings of a feed, before anything is started. */
  static FeedConfig config(
      DataFolder data, Surroundings surroundings, Map<String, String> settings) {
    return load(data, "127.0.0.1:1", "http://127.0.0.1:1", surroundings, settings);
  }

  /**
   * @param name of the feed's own folder
   * @param addresses where pictures may be fetched from
   */
  static FeedSession open(
      DataFolder data,
      Surroundings surroundings,
      String name,
      Map<String, String> settings,
      AddressPolicy addresses)
      throws IOException, InterruptedException {
    FeedFolder folder = FeedFolder.open(data.service(name));
    try {
      StackState stack = new DetachedStack(data, surroundings).require();
      Map<String, String> all = new TreeMap<>(settings);
      all.put("memestream.feed.state-dir", folder.state().toString());
      FeedConfig config =
          load(data, stack.bootstrapServers(), stack.registry().toString(), surroundings, all);
      return new FeedSession(
          folder,
          FeedConnection.open(
              new ServiceContext<>(config, new SimpleMeterRegistry(), surroundings.clock()),
              addresses));
    } catch (IOException | InterruptedException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static FeedConfig load(
      DataFolder data,
      String kafka,
      String registry,
      Surroundings surroundings,
      Map<String, String> settings) {
    return new LocalSettings(data, kafka, registry, surroundings.environment())
        .load(FeedConfig.class, settings);
  }

  FeedConnection connection() {
    return connection;
  }

  @Override
  public void close() throws IOException {
    try (folder) {
      connection.close();
    }
  }
}
