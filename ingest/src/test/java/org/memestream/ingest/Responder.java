package org.memestream.ingest;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.memestream.runtime.config.KafkaConfig;
import org.memestream.runtime.kafka.EventPublisher;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.SchemaRegistry;

/**
 * Stands in for all services: fails what is labelled {@link #FAIL}, leaves unanswered what is
 * labelled {@link #HOLD}, and finishes everything else with the picture that came in.
 */
final class Responder implements AutoCloseable {

  static final String FAIL = "fail";
  static final String HOLD = "hold";

  private final Queue<MemeRequested> held = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final SchemaRegistry registry;
  private final KafkaClients clients;
  private final EventPublisher publisher;
  private final Thread thread = new Thread(this::respond, "responder");

  /** The request topics must exist. */
  Responder(KafkaConfig kafka, SchemaRegistry registry) {
    this.registry = registry;
    this.clients = new KafkaClients(kafka);
    this.publisher =
        new EventPublisher(
            clients.producer("responder"), registry, "/responder", Clock.systemUTC());
    thread.start();
  }

  /** The requests that were not answered, in the order in which they came. */
  List<MemeRequested> held() {
    return List.copyOf(held);
  }

  /** Answers what was held. */
  void release() {
    for (MemeRequested request = held.poll(); request != null; request = held.poll()) {
      finish(request);
    }
  }

  private void respond() {
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
        consumer.poll(Duration.ofMillis(50)).forEach(record -> respond(record.value()));
      }
    }
  }

  private void respond(MemeRequested request) {
    switch (String.valueOf(request.getCaption().getLabel())) {
      case HOLD -> held.add(request);
      case FAIL ->
          publisher.publish(
              Topics.FAILED, request.getId(), SampleOutcomes.failed(request), Optional.empty());
      default -> finish(request);
    }
  }

  private void finish(MemeRequested request) {
    publisher.publish(
        Topics.FINISHED, request.getId(), SampleOutcomes.finished(request), Optional.empty());
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
