package org.memestream.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * Kafka settings of a broker that is alone, on one machine, and not short of time but of memory.
 */
final class BrokerSettings {

  static final int NODE_ID = 1;
  static final String HOST = "127.0.0.1";
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  private static final String BROKER_LISTENER = "BROKER";
  private static final String MEBIBYTE = "1048576";
  private static final String SEGMENT_OF_STATE = "16777216";

  /** One copy of everything, and few partitions of what the broker keeps for itself. */
  private static final Map<String, String> ALONE =
      Map.ofEntries(
          Map.entry("auto.create.topics.enable", "false"),
          Map.entry("default.replication.factor", "1"),
          Map.entry("min.insync.replicas", "1"),
          Map.entry("offsets.topic.replication.factor", "1"),
          Map.entry("offsets.topic.num.partitions", "4"),
          Map.entry("transaction.state.log.replication.factor", "1"),
          Map.entry("transaction.state.log.min.isr", "1"),
          Map.entry("transaction.state.log.num.partitions", "4"),
          Map.entry("share.coordinator.state.topic.replication.factor", "1"),
          Map.entry("share.coordinator.state.topic.min.isr", "1"),
          Map.entry("share.coordinator.state.topic.num.partitions", "4"));

  /**
   * A killed process comes back on the same folder: the shorter the old sessions, the sooner it is
   * let in. The session of the broker itself must still outlast a garbage collection.
   */
  private static final Map<String, String> QUICK =
      Map.ofEntries(
          Map.entry("broker.session.timeout.ms", "3000"),
          Map.entry("broker.heartbeat.interval.ms", "500"),
          Map.entry("group.initial.rebalance.delay.ms", "0"),
          Map.entry("group.consumer.min.heartbeat.interval.ms", "500"),
          Map.entry("group.consumer.heartbeat.interval.ms", "1000"),
          Map.entry("group.consumer.min.session.timeout.ms", "6000"),
          Map.entry("group.consumer.session.timeout.ms", "10000"),
          Map.entry("group.consumer.assignment.interval.ms", "0"),
          Map.entry("group.share.min.heartbeat.interval.ms", "500"),
          Map.entry("group.share.heartbeat.interval.ms", "1000"),
          Map.entry("group.share.min.session.timeout.ms", "6000"),
          Map.entry("group.share.session.timeout.ms", "10000"),
          Map.entry("group.share.assignment.interval.ms", "0"),
          Map.entry("group.share.initialize.retry.interval.ms", "1000"),
          Map.entry("group.share.min.record.lock.duration.ms", "1000"),
          Map.entry("group.share.max.record.lock.duration.ms", "3600000"),
          Map.entry("group.share.max.delivery.count.limit", "25"),
          Map.entry("group.streams.min.heartbeat.interval.ms", "500"),
          Map.entry("group.streams.heartbeat.interval.ms", "1000"),
          Map.entry("group.streams.min.session.timeout.ms", "6000"),
          Map.entry("group.streams.session.timeout.ms", "10000"),
          Map.entry("group.streams.initial.rebalance.delay.ms", "0"),
          Map.entry("group.streams.assignment.interval.ms", "0"),
          Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"));

  private static final Map<String, String> SMALL =
      Map.ofEntries(
          Map.entry("log.segment.bytes", "67108864"),
          Map.entry("log.index.size.max.bytes", MEBIBYTE),
          Map.entry("offsets.topic.segment.bytes", SEGMENT_OF_STATE),
          Map.entry("transaction.state.log.segment.bytes", SEGMENT_OF_STATE),
          Map.entry("share.coordinator.state.topic.segment.bytes", SEGMENT_OF_STATE),
          Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
          Map.entry("num.network.threads", "2"),
          Map.entry("num.io.threads", "4"),
          Map.entry("background.threads", "2"));

  private BrokerSettings() {}

  static Properties of(Path logs, int brokerPort, int controllerPort) {
    Properties settings = new Properties();
    settings.putAll(ALONE);
    settings.putAll(QUICK);
    settings.putAll(SMALL);
    String broker = BROKER_LISTENER + "://" + HOST + ":" + brokerPort;
    String controller = CONTROLLER_LISTENER + "://" + HOST + ":" + controllerPort;
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(NODE_ID));
    settings.put("controller.quorum.voters", NODE_ID + "@" + HOST + ":" + controllerPort);
    settings.put("listeners", broker + "," + controller);
    settings.put("advertised.listeners", broker);
    settings.put("controller.listener.names", CONTROLLER_LISTENER);
    settings.put("inter.broker.listener.name", BROKER_LISTENER);
    settings.put(
        "listener.security.protocol.map",
        BROKER_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
    settings.put("log.dirs", logs.toString());
    return settings;
  }
}
