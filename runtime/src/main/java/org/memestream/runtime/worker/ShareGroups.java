package org.memestream.runtime.worker;

import java.time.Duration;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.memestream.runtime.kafka.ShareGroupSettings;
import org.memestream.runtime.kafka.TopicCreator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets up share groups so that the broker gives no record up before the worker has reported it. The
 * broker counts every delivery, also those that end because a worker was restarted or killed for
 * reasons of its own, so it is asked for as many as it allows.
 */
final class ShareGroups {

  /** The most that a broker can be told to allow. */
  private static final int MOST_DELIVERIES = 25;

  /** The most that a broker allows unless told otherwise. */
  private static final int USUAL_DELIVERIES = 10;

  private static final Logger log = LoggerFactory.getLogger(ShareGroups.class);

  private final TopicCreator creator;

  ShareGroups(TopicCreator creator) {
    this.creator = creator;
  }

  /** Sets a group up and returns how often the broker hands out each record at most. */
  int configure(String group, Duration lockDuration) {
    try {
      creator.configureShareGroup(group, new ShareGroupSettings(lockDuration, MOST_DELIVERIES));
      return MOST_DELIVERIES;
    } catch (InvalidConfigurationException | InvalidRequestException e) {
      log.atInfo()
          .addKeyValue("group", group)
          .addKeyValue("deliveries", USUAL_DELIVERIES)
          .addKeyValue("refusal", e.getMessage())
          .log("the broker allows fewer deliveries; raise group.share.max.delivery.count.limit");
      creator.configureShareGroup(group, new ShareGroupSettings(lockDuration, USUAL_DELIVERIES));
      return USUAL_DELIVERIES;
    }
  }
}
