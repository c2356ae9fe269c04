package org.memestream.runtime.worker;

import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.memestream.schemas.Lane;
import org.memestream.schemas.Topic;

/**
 * What a pool does: who works, from which topics, to which topic.
 *
 * @param service name of the service, such as {@code captioner}; its share groups are called after
 *     it: {@code captioner} for the first lane and {@code captioner-bulk} for the second
 * @param worker does the work
 * @param lanes one or two topics to take from; the second only while the first is empty
 * @param output where results go; what cannot be done goes to {@code memes.stage-failed}
 */
public record StageWork<I extends SpecificRecord, P, R, O extends SpecificRecord>(
    String service, BatchWorker<I, P, R, O> worker, List<Topic<I>> lanes, Topic<O> output) {

  public StageWork {
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(worker, "worker");
    Objects.requireNonNull(output, "output");
    lanes = List.copyOf(lanes);
    if (lanes.isEmpty() || lanes.size() > 2) {
      throw new IllegalArgumentException(
          "A stage takes from 1 topic or 2, the second being the bulk lane, not from " + lanes);
    }
  }

  /** Which lane a topic is. */
  static Lane lane(int index) {
    return index == 0 ? Lane.INTERACTIVE : Lane.BULK;
  }

  /** Share group of a lane. */
  String group(int index) {
    return switch (lane(index)) {
      case INTERACTIVE -> service;
      case BULK -> service + "-bulk";
    };
  }
}
