package org.memestream.runtime.worker;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.memestream.schemas.Stage;
import org.memestream.schemas.StageTiming;

/**
 * One stage's work, between events and domain. Thread-safe: several loops share one worker (and its
 * loaded model), so that one loads while another computes.
 *
 * <p>{@link #prepare} and {@link #run} may throw {@link org.memestream.runtime.OutageException},
 * after which the loop waits and repeats without counting an attempt; any other exception counts
 * one and releases the record to be tried again.
 *
 * @param <I> event taken in
 * @param <P> a prepared record: fetched and decoded
 * @param <R> domain result
 * @param <O> event published
 */
public interface BatchWorker<I extends SpecificRecord, P, R, O extends SpecificRecord> {

  /** The stage that this worker does, for failures and metrics. */
  Stage stage();

  /** Meme id of an event; the key of what is published. */
  String id(I event);

  /** Owner id of an event. */
  String ownerId(I event);

  /** Whether there is anything to do; other events are acknowledged without work. */
  boolean concerns(I event);

  /** Fetches and decodes one record. Called for the records of a batch in parallel. */
  Outcome<P> prepare(I event) throws Exception;

  /** Computes one batch: as many outcomes as prepared records, in their order. */
  List<Outcome<R>> run(List<P> batch) throws Exception;

  /** Turns a result into the event to publish. */
  O event(I event, R result, StageTiming timing);
}
