package org.memestream.images;

import org.apache.kafka.clients.admin.Admin;
import org.memestream.runtime.config.ServiceConfig;
import org.memestream.runtime.health.Readiness;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.runtime.kafka.TopicCreator;
import org.memestream.runtime.lifecycle.Service;
import org.memestream.runtime.lifecycle.ServiceContext;
import org.memestream.runtime.store.ObjectStores;
import org.memestream.schemas.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A service that is done once it has started: all topics exist, and the bucket or folder. */
final class SetupService implements Service {

  static final String NAME = "setup";

  private static final Logger log = LoggerFactory.getLogger(SetupService.class);

  private final ServiceConfig config;

  SetupService(ServiceContext<ServiceConfig> context) {
    this.config = context.config();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void start() {
    try (Admin admin = new KafkaClients(config.kafka()).admin()) {
      new TopicCreator(admin, config.kafka()).createMissing(Topics.all());
    }
    log.atInfo().addKeyValue("topics", Topics.all().size()).log("topics are there");
    ObjectStores.create(config.store());
    log.atInfo().addKeyValue("store", config.store().uri()).log("store is there");
  }

  @Override
  public Readiness readiness() {
    return Readiness.ready();
  }

  @Override
  public void awaitEnd() {
    // All was done at the start.
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
