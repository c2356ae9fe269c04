package org.memestream.faults;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.memestream.captioner.CaptionerMain;
import org.memestream.facetransfer.FaceMain;
import org.memestream.ingest.ClientConfig;
import org.memestream.ingest.gateway.GatewayMain;
import org.memestream.renderer.RendererMain;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.runtime.store.ObjectStores;

/**
 * Broker, registry and every service, each as a process of its own, on one folder. The assembly and
 * the drawing, which are one service by default, run apart.
 */
final class Cluster implements AutoCloseable {

  private static final int PORTS = 10;
  private static final int UNDER_WAY = 1000;

  private final Path folder;
  private final Ports ports = new Ports(PORTS);
  private final int brokerPort = ports.next();
  private final int registryPort = ports.next();
  private final int gatewayPort = ports.next();
  private final ServiceProcess broker;
  private final ServiceProcess registry;
  private final Map<String, ServiceProcess> services = new TreeMap<>();
  private Map<String, String> store;

  private Cluster(Path folder) {
    this.folder = folder;
    this.store = fileStore(folder.resolve("objects"));
    this.broker =
        process(
            "broker",
            BrokerProcess.class,
            384,
            port -> List.of("data", Integer.toString(brokerPort), Integer.toString(port)),
            Map.of());
    this.registry =
        process(
            "registry",
            RegistryProcess.class,
            96,
            port ->
                List.of(bootstrapServers(), Integer.toString(registryPort), Integer.toString(port)),
            Map.of());
    add("captioner", CaptionerMain.class, 256, Map.of());
    add("face-transfer", FaceMain.class, 384, Map.of());
    add("renderer", RendererMain.class, 256, Map.of("MEMESTREAM_ASSEMBLY_ENABLED", "false"));
    add(
        "assembly",
        RendererMain.class,
        192,
        Map.of(
            "MEMESTREAM_RENDERER_ENABLED", "false",
            "MEMESTREAM_RETENTION_ENABLED", "false"));
    add(
        "gateway",
        GatewayMain.class,
        192,
        Map.of("MEMESTREAM_GATEWAY_PORT", Integer.toString(gatewayPort)));
  }

  /** Starts all of it on an empty folder; returns when memes can be made. */
  static Cluster start(Path folder) {
    Cluster cluster = new Cluster(folder);
    try {
      cluster.broker.start().awaitReady();
      cluster.registry.start().awaitReady();
      // One after the other: side by side they starve the broker on a small machine.
      cluster.services.values().forEach(service -> service.start().awaitReady());
      return cluster;
    } catch (RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  /** Returns when all are ready. */
  Cluster awaitReady() {
    services.values().forEach(ServiceProcess::awaitReady);
    return this;
  }

  ServiceProcess broker() {
    return broker;
  }

  ServiceProcess registry() {
    return registry;
  }

  /**
   * @param name captioner, face-transfer, renderer, assembly or gateway
   */
  ServiceProcess service(String name) {
    return Optional.ofNullable(services.get(name)).orElseThrow(() -> new AssertionError(name));
  }

  /** All services, not the broker and the registry. */
  List<ServiceProcess> services() {
    return List.copyOf(services.values());
  }

  Path folder() {
    return folder;
  }

  URI gateway() {
    return URI.create("http://127.0.0.1:" + gatewayPort);
  }

  String registryUrl() {
    return "http://127.0.0.1:" + registryPort;
  }

  KafkaClients clients() {
    return new KafkaClients(clientConfig().kafka());
  }

  /** Settings of a client that sends again for minutes rather than give up. */
  ClientConfig clientConfig() {
    return clientConfig(UNDER_WAY);
  }

  /**
   * As {@link #clientConfig()}.
   *
   * @param underWay most memes under way at once
   */
  ClientConfig clientConfig(int underWay) {
    Map<String, String> settings = new TreeMap<>(store);
    settings.putAll(addresses());
    settings.put("MEMESTREAM_CLIENT_SEND_ATTEMPTS", "9");
    settings.put("MEMESTREAM_CLIENT_SEND_TIMEOUT", "30s");
    settings.put("MEMESTREAM_CLIENT_MAX_IN_FLIGHT", Integer.toString(underWay));
    settings.put("MEMESTREAM_CLIENT_DEADLINE", Orders.DEADLINE.toSeconds() + "s");
    return new ConfigurationLoader().load(ClientConfig.class, Optional.empty(), settings, Map.of());
  }

  /** The store that the services use; the caller closes it. */
  ObjectStore openStore() {
    return ObjectStores.open(clientConfig().store());
  }

  /** The store that a cluster begins with. */
  static Map<String, String> fileStore(Path folder) {
    return Map.of("MEMESTREAM_STORE_URI", folder.toUri().toString());
  }

  /**
   * Starts all services anew, in order.
   *
   * @param storeSettings where objects are from now on
   * @param data folder for journals and the state of the assembly
   */
  void restartServices(Map<String, String> storeSettings, Path data) {
    store = Map.copyOf(storeSettings);
    services.values().forEach(ServiceProcess::stop);
    services.forEach(
        (name, service) ->
            service
                .with(store)
                .with(
                    Map.of(
                        "MEMESTREAM_WORKER_JOURNAL_DIR", data.resolve(name + "-journal").toString(),
                        "MEMESTREAM_ASSEMBLY_STATE_DIR", data.resolve(name + "-state").toString()))
                .start()
                .awaitReady());
  }

  String bootstrapServers() {
    return "127.0.0.1:" + brokerPort;
  }

  private Map<String, String> addresses() {
    return Map.of(
        "MEMESTREAM_KAFKA_BOOTSTRAP_SERVERS",
        bootstrapServers(),
        "MEMESTREAM_REGISTRY_URL",
        registryUrl());
  }

  private void add(String name, Class<?> main, int heap, Map<String, String> settings) {
    Map<String, String> environment = new TreeMap<>(addresses());
    environment.putAll(store);
    environment.putAll(settings);
    environment.put("MEMESTREAM_LOG_FORMAT", "text");
    services.put(name, process(name, main, heap, port -> List.of(), environment));
  }

  private interface ArgumentsWith {
    List<String> healthPort(int port);
  }

  private ServiceProcess process(
      String name,
      Class<?> main,
      int heap,
      ArgumentsWith arguments,
      Map<String, String> environment) {
    int port = ports.next();
    Map<String, String> all = new TreeMap<>(environment);
    all.put("MEMESTREAM_HTTP_PORT", Integer.toString(port));
    return new ServiceProcess(
        new Program(name, main, arguments.healthPort(port), heap, port, folder.resolve(name)), all);
  }

  @Override
  public void close() {
    services.values().forEach(ServiceProcess::close);
    registry.close();
    broker.close();
  }
}
