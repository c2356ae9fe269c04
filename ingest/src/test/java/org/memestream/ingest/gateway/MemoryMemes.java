package org.memestream.ingest.gateway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.Sha256;
import org.memestream.schemas.Caption;
import org.memestream.schemas.Degradation;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.ImageRef;
import org.memestream.schemas.MemeState;
import org.memestream.schemas.MemeStatus;
import org.memestream.schemas.RenderedPicture;
import org.memestream.schemas.Stage;
import org.memestream.schemas.StageTiming;

/** Memes that get on when a test says so, and the orders they came from. Thread-safe. */
final class MemoryMemes {

  private static final List<Caption> WRITTEN =
      List.of(
          new Caption("when the weekend", "is two hours away", -1.1),
          new Caption("monday morning", "without coffee", -1.4),
          new Caption("i am not late", "the sun is early", -1.9));

  private final List<MemeOrder> orders = new CopyOnWriteArrayList<>();
  private final List<MemeStatus> statuses = new CopyOnWriteArrayList<>();
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final List<BiConsumer<String, Optional<MemeStatus>>> listeners =
      new CopyOnWriteArrayList<>();

  /** The latest order. */
  MemeOrder order() {
    return orders.get(orders.size() - 1);
  }

  int count() {
    return orders.size();
  }

  /** All, the oldest first. */
  List<MemeStatus> all() {
    return List.copyOf(statuses);
  }

  Optional<MemeStatus> find(String id) {
    return statuses.stream().filter(status -> status.getId().equals(id)).findFirst();
  }

  byte[] file(String key) {
    return files.get(key);
  }

  AutoCloseable listen(BiConsumer<String, Optional<MemeStatus>> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** A new one, of which nobody has begun anything. */
  MemeStatus take(String id, String owner, MemeOrder order) {
    MemeStatus status =
        MemeStatus.newBuilder()
            .setId(id)
            .setOwnerId(owner)
            .setState(MemeState.REQUESTED)
            .setRequestedAt(Instant.now())
            .setUpdatedAt(Instant.now())
            .build();
    statuses.add(status);
    orders.add(order);
    return status;
  }

  /** The latest one has its caption, or its face. */
  void pass(Stage stage, int millis) {
    change(
        status -> {
          List<StageTiming> timings = new ArrayList<>(status.getTimings());
          timings.add(new StageTiming(stage, millis * 1000L, 1, 1));
          List<Stage> pending = new ArrayList<>(List.of(Stage.CAPTION));
          if (order().expression().isPresent()) {
            pending.add(Stage.FACE_TRANSFER);
          }
          timings.forEach(timing -> pending.remove(timing.getStage()));
          return status
              .setPending(pending)
              .setTimings(timings)
              .setState(pending.isEmpty() ? MemeState.RENDERING : MemeState.REQUESTED);
        });
  }

  /** The latest one is drawn. */
  void finish(Degradation... leftOut) {
    MemeStatus status = latest();
    MemeOrder order = order();
    List<Caption> captions =
        order.caption().given()
            ? List.of(
                new Caption(
                    order.caption().top().orElse(null), order.caption().bottom().orElse(null), 0.0))
            : WRITTEN.subList(0, order.caption().alternatives());
    List<RenderedPicture> pictures = new ArrayList<>();
    for (int i = 0; i < captions.size(); i++) {
      for (String profile : order.profiles()) {
        pictures.add(drawn(status.getId(), profile, i, captions.get(i), order));
      }
    }
    change(
        next ->
            next.setState(MemeState.FINISHED)
                .setPending(List.of())
                .setPictures(pictures)
                .setDegradations(List.of(leftOut)));
  }

  /** The latest one cannot be made. */
  void fail(FailureReason reason, String message) {
    change(status -> status.setState(MemeState.FAILED).setReason(reason).setMessage(message));
  }

  /** Erases one. */
  void erase(String id) {
    statuses.removeIf(status -> status.getId().equals(id));
    files.keySet().removeIf(key -> key.startsWith(id + "/"));
    tell(id, Optional.empty());
  }

  private RenderedPicture drawn(
      String id, String profile, int alternative, Caption caption, MemeOrder order) {
    DrawnMemes.Drawn drawn =
        DrawnMemes.draw(order.picture(), caption, profile.equals("original") ? 1280 : 240);
    String key = "%s/%s-%d.jpg".formatted(id, profile, alternative);
    files.put(key, drawn.bytes());
    ImageRef image =
        ImageRef.newBuilder()
            .setKey(key)
            .setSha256(new Sha256().of(drawn.bytes()))
            .setMediaType("image/jpeg")
            .setWidth(drawn.width())
            .setHeight(drawn.height())
            .setBytes(drawn.bytes().length)
            .build();
    return new RenderedPicture(profile, alternative, image, caption);
  }

  private MemeStatus latest() {
    return statuses.get(statuses.size() - 1);
  }

  private void change(UnaryOperator<MemeStatus.Builder> how) {
    MemeStatus before = latest();
    MemeStatus after = how.apply(MemeStatus.newBuilder(before)).setUpdatedAt(Instant.now()).build();
    statuses.set(statuses.size() - 1, after);
    tell(after.getId(), Optional.of(after));
  }

  private void tell(String id, Optional<MemeStatus> status) {
    listeners.forEach(listener -> listener.accept(id, status));
  }
}
