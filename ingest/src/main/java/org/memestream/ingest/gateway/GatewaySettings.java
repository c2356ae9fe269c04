package org.memestream.ingest.gateway;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.memestream.ingest.feed.WebhookSettings;
import org.memestream.ingest.fetch.FetchSettings;
import org.memestream.ingest.gateway.access.QuotaSettings;
import org.memestream.runtime.config.Between;

/** How the gateway listens, and what it takes. */
public interface GatewaySettings {

  /** Address to listen on. Without tokens it must be one of this machine alone. */
  @WithDefault("127.0.0.1")
  String host();

  /** Port to listen on; 0 takes a free one. */
  @WithDefault("8080")
  @Between(min = "0", max = "65535")
  int port();

  /**
   * SHA-256 of the bearer tokens of each owner, in hex, separated by commas. Without any, everybody
   * on this machine is {@link #localOwner()}.
   */
  Map<String, String> tokens();

  /** Whose memes they are when there are no tokens. */
  @WithDefault("local")
  String localOwner();

  /** Folder of the index of statuses and of uploads that come in; one process at a time. */
  @WithDefault("data/gateway")
  Path stateDir();

  /** Threads that answer; each upload takes one while it comes in. */
  @WithDefault("64")
  @Between(min = "8", max = "2000")
  int threads();

  /** Most connections at a time. */
  @WithDefault("2000")
  @Between(min = "10", max = "100000")
  int maxConnections();

  /** Uploads that are received at the same time, by all owners together. */
  @WithDefault("32")
  @Between(min = "1", max = "1000")
  int maxUploads();

  /** Pictures that are decoded at the same time; 0 stands for two for each processor. */
  @WithDefault("0")
  @Between(min = "0", max = "256")
  int maxDecoding();

  /** Most of an upload that is held in memory while it comes in; more goes to disk. */
  @WithDefault("1048576")
  @Between(min = "0", max = "200000000")
  int memoryBytes();

  /** How long one upload may take to come in. */
  @WithDefault("60s")
  @Between(min = "1s", max = "1h")
  Duration uploadTimeout();

  /** How long a connection may be silent. */
  @WithDefault("30s")
  @Between(min = "1s", max = "1h")
  Duration idleTimeout();

  /** How often a stream of events shows that it is alive. */
  @WithDefault("15s")
  @Between(min = "100ms", max = "10m")
  Duration heartbeat();

  /** How long a stream of events may be open before the client has to open it anew. */
  @WithDefault("15m")
  @Between(min = "1s", max = "1d")
  Duration streamTime();

  /** Streams of events that are open at the same time, by all owners together. */
  @WithDefault("500")
  @Between(min = "1", max = "100000")
  int maxStreams();

  /** How long a stopping gateway waits for what it is answering. */
  @WithDefault("20s")
  @Between(min = "0s", max = "10m")
  Duration drainTimeout();

  /** What one owner may do. */
  QuotaSettings quota();

  /** Social platforms that post to us. */
  WebhookSettings webhooks();

  /** Pictures that are given by their address. */
  FetchSettings fetch();
}
