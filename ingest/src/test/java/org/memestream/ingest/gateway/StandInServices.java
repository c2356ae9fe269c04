package org.memestream.ingest.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.memestream.runtime.config.KafkaConfig;
import org.memestream.runtime.kafka.EventPublisher;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.schemas.Caption;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.MemeState;
import org.memestream.schemas.MemeStatus;
import org.memestream.schemas.RenderedPicture;
import org.memestream.schemas.Stage;
import org.memestream.schemas.StageTiming;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.SchemaRegistry;

/**
 * Stands in for all services: says of each request that it is rendered and then finished, with the
 * picture that came in, unless its label says to fail it or to hold it.
 */
final class StandInServices implements AutoCloseable {

  static final String HOLD = "hold";
  static final String FAIL = "fail";

  private final Map<String, MemeRequested> seen = new ConcurrentHashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final SchemaRegistry registry;
  private final KafkaClients clients;
  private final EventPublisher publisher;
  private final Thread thread = new Thread(this::serve, "stand-in");

  StandInServices(KafkaConfig kafka, SchemaRegistry registry) {
    this.registry = registry;
    this.clients = new KafkaClients(kafka);
    this.publisher =
        new EventPublisher(clients.producer("stand-in"), registry, "/stand-in", Clock.systemUTC());
    thread.start();
  }

  /** The request for a meme, once it was read. */
  Optional<MemeRequested> seen(String id) {
    return Optional.ofNullable(seen.get(id));
  }

  int count() {
    return seen.size();
  }

  /** Says that a meme is finished. */
  void finish(MemeRequested request) {
    say(
        request,
        MemeState.FINISHED,
        status ->
            status
                .setPictures(
                    List.of(
                        new RenderedPicture(
                            "original", 0, request.getImage(), new Caption("TOP", null, -1.5)),
                        new RenderedPicture("original", 1, request.getImage(), null)))
                .setSeed(Long.MAX_VALUE)
                .setModels(List.of("lstm-1"))
                .setTimings(List.of(new StageTiming(Stage.CAPTION, 1500L, 1, 1))));
  }

  /** Tells any status. */
  void say(MemeRequested request, MemeState state, UnaryOperator<MemeStatus.Builder> more) {
    MemeStatus.Builder status =
        MemeStatus.newBuilder()
            .setId(request.getId())
            .setOwnerId(request.getOwnerId())
            .setState(state)
            .setFingerprint(request.getFingerprint())
            .setRequestedAt(request.getRequestedAt())
            .setUpdatedAt(Instant.now());
    publisher
        .publish(Topics.STATUS, request.getId(), more.apply(status).build(), Optional.empty())
        .join();
  }

  private void serve() {
    try (Consumer<String, MemeRequested> consumer =
        clients.reader(new AvroSerde<>(registry, MemeRequested.class).deserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (var topic : List.of(Topics.REQUESTED, Topics.REQUESTED_BULK)) {
        consumer
            .partitionsFor(topic.name())
            .forEach(info -> partitions.add(new TopicPartition(topic.name(), info.partition())));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (closing.getCount() > 0) {
        consumer.poll(Duration.ofMillis(50)).forEach(record -> serve(record.value()));
      }
    }
  }

  private void serve(MemeRequested request) {
    seen.put(request.getId(), request);
    switch (String.valueOf(request.getCaption().getLabel())) {
      case HOLD -> {}
      case FAIL ->
          say(
              request,
              MemeState.FAILED,
              status ->
                  status.setReason(FailureReason.NO_CAPTION).setMessage("No caption came out."));
      default -> {
        say(request, MemeState.RENDERING, status -> status.setPending(List.of(Stage.RENDER)));
        finish(request);
      }
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    publisher.close();
  }
}
