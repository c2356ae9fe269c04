package org.memestream.runtime.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.memestream.schemas.Caption;
import org.memestream.schemas.MemeCaptioned;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.Stage;
import org.memestream.schemas.StageTiming;

/**
 * Does what the test says. A prepared record and a result are the meme's id; ids that begin with
 * {@code other} do not concern it.
 */
class ScriptedWorker implements BatchWorker<MemeRequested, String, String, MemeCaptioned> {

  /** One step of the work. */
  interface Step {
    Outcome<String> take(String id) throws Exception;
  }

  private final List<List<String>> batches = new CopyOnWriteArrayList<>();
  private volatile Step preparing = Outcome::produced;
  private volatile Step running = Outcome::produced;

  ScriptedWorker preparing(Step step) {
    preparing = step;
    return this;
  }

  ScriptedWorker running(Step step) {
    running = step;
    return this;
  }

  /** Ids of the batches that were begun, in order. */
  List<List<String>> batches() {
    return batches;
  }

  /** Ids of all that was run, in order. */
  List<String> ran() {
    return batches.stream().flatMap(List::stream).toList();
  }

  @Override
  public Stage stage() {
    return Stage.CAPTION;
  }

  @Override
  public String id(MemeRequested event) {
    return event.getId();
  }

  @Override
  public String ownerId(MemeRequested event) {
    return event.getOwnerId();
  }

  @Override
  public boolean concerns(MemeRequested event) {
    return !event.getId().startsWith("other");
  }

  @Override
  public Outcome<String> prepare(MemeRequested event) throws Exception {
    return preparing.take(event.getId());
  }

  @Override
  public List<Outcome<String>> run(List<String> batch) throws Exception {
    batches.add(batch);
    List<Outcome<String>> outcomes = new ArrayList<>();
    for (String id : batch) {
      outcomes.add(running.take(id));
    }
    return outcomes;
  }

  @Override
  public MemeCaptioned event(MemeRequested event, String result, StageTiming timing) {
    return MemeCaptioned.newBuilder()
        .setId(event.getId())
        .setOwnerId(event.getOwnerId())
        .setCaptions(List.of(Caption.newBuilder().setTop(result).build()))
        .setTiming(timing)
        .build();
  }
}
