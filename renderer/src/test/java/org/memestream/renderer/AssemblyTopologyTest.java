package org.memestream.renderer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.memestream.renderer.assembly.Parts;
import org.memestream.renderer.assembly.Parts.Faces;
import org.memestream.runtime.telemetry.Traces;
import org.memestream.schemas.DeadLetter;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.MemeFailed;
import org.memestream.schemas.MemeFinished;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.MemeState;
import org.memestream.schemas.MemeStatus;
import org.memestream.schemas.Stage;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.ConfluentRegistry;

class AssemblyTopologyTest {
  private static final String ID = "meme-1";
  private static final Duration MONTH = Duration.ofDays(30);

  @TempDir private Path stateDir;
  private final Parts parts = new Parts(ID, AssemblyBench.START);
  private AssemblyBench bench;

  /** What may arrive before the render. */
  private enum Arrival {
    REQUEST,
    CAPTION,
    FACE,
    FACE_FAILURE
  }

  @BeforeEach
  void setUp() {
    bench = new AssemblyBench(stateDir);
  }

  @AfterEach
  void tearDown() {
    bench.close();
  }

  @Test
  void topologyIsTheOneThatWasAgreed() throws IOException {
    String topology =
        new AssemblyTopology(
                ConfluentRegistry.connect("mock://pinned", Map.of()),
                AssemblyBench.PATIENCE,
                AssemblyBench.TICK,
                AssemblyBench.SETTLING,
                new AssemblyMetrics(new SimpleMeterRegistry()),
                Traces.off())
            .build(bench.settings())
            .describe()
            .toString();
    try (InputStream pinned = getClass().getResourceAsStream("topology.txt")) {
      assertThat(topology)
          .as("If the change is meant, put the new text into topology.txt; stores keep their names")
          .isEqualToNormalizingWhitespace(
              new String(pinned.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  static Stream<List<Arrival>> orders() {
    return Stream.of(
            List.of(Arrival.REQUEST, Arrival.CAPTION, Arrival.FACE),
            List.of(Arrival.REQUEST, Arrival.CAPTION, Arrival.FACE_FAILURE),
            List.of(Arrival.REQUEST, Arrival.CAPTION, Arrival.FACE, Arrival.FACE_FAILURE))
        .flatMap(arrivals -> permutations(arrivals).stream());
  }

  @ParameterizedTest
  @MethodSource("orders")
  void everyOrderOfArrivalEndsInOneFinishedMeme(List<Arrival> order) {
    order.forEach(arrival -> arrive(arrival, Faces.BEST_EFFORT));
    assertThat(bench.read(Topics.ASSEMBLED)).hasSize(1);

    bench.send(Topics.RENDERED, ID, parts.rendered());
    assertThat(bench.read(Topics.FINISHED)).extracting(meme -> meme.key).containsExactly(ID);
    assertThat(bench.read(Topics.FAILED)).isEmpty();
  }

  static Stream<List<Arrival>> ordersWithARequiredFaceThatFails() {
    return permutations(List.of(Arrival.REQUEST, Arrival.CAPTION, Arrival.FACE_FAILURE)).stream();
  }

  @ParameterizedTest
  @MethodSource("ordersWithARequiredFaceThatFails")
  void everyOrderOfArrivalFailsAMemeWithoutItsRequiredFace(List<Arrival> order) {
    order.forEach(arrival -> arrive(arrival, Faces.REQUIRED));

    assertThat(bench.read(Topics.FAILED)).hasSize(1);
    assertThat(bench.read(Topics.ASSEMBLED)).isEmpty();
  }

  @Test
  void memesKeepTheirLane() {
    bench.send(Topics.REQUESTED_BULK, ID, parts.requestInBulk());

    assertThat(bench.read(Topics.ASSEMBLED_BULK)).hasSize(1);
    assertThat(bench.read(Topics.ASSEMBLED)).isEmpty();
  }

  @Test
  void requestsInBulkGoLast() {
    long old = AssemblyTopology.LAST.extract(sentAt(AssemblyBench.START.minus(MONTH)), 0);
    long fresh = AssemblyTopology.FIRST.extract(sentAt(AssemblyBench.START), 0);

    assertThat(fresh).isLessThan(old).isPositive();
  }

  private static ConsumerRecord<Object, Object> sentAt(Instant time) {
    return new ConsumerRecord<>(
        "topic",
        0,
        0,
        time.toEpochMilli(),
        TimestampType.CREATE_TIME,
        0,
        0,
        null,
        null,
        new RecordHeaders(),
        Optional.empty());
  }

  @Test
  void duplicatesOfEverythingChangeNothing() {
    for (int i = 0; i < 2; i++) {
      bench.send(Topics.REQUESTED, ID, parts.request(Faces.BEST_EFFORT));
      bench.send(Topics.CAPTIONED, ID, parts.captioned());
    }
    for (int i = 0; i < 2; i++) {
      bench.send(Topics.FACE_TRANSFERRED, ID, parts.transferred());
      bench.send(Topics.RENDERED, ID, parts.rendered());
      bench.send(Topics.REQUESTED, ID, parts.request(Faces.BEST_EFFORT));
    }

    assertThat(bench.read(Topics.ASSEMBLED)).hasSize(1);
    assertThat(bench.read(Topics.FINISHED)).hasSize(1);
    assertThat(outcomes("finished")).isEqualTo(1);
  }

  @Test
  void deadlineLeavesOutABestEffortFace() {
    bench.send(Topics.REQUESTED, ID, parts.request(Faces.BEST_EFFORT));
    bench.send(Topics.CAPTIONED, ID, parts.captioned());
    bench.pass(Parts.TIME_LIMIT);
    bench.send(Topics.RENDERED, ID, parts.rendered());

    MemeFinished finished = bench.read(Topics.FINISHED).get(0).value;
    assertThat(finished.getDegradations())
        .extracting("stage", "reason")
        .containsExactly(tuple(Stage.FACE_TRANSFER, FailureReason.DEADLINE_EXCEEDED));
  }

  @Test
  void deadlineFailsWhatMissesItsCaption() {
    bench.send(Topics.REQUESTED, ID, parts.request(Faces.UNTOUCHED));
    bench.pass(Parts.TIME_LIMIT.minusMillis(1));
    assertThat(bench.read(Topics.FAILED)).isEmpty();

    bench.pass(AssemblyBench.TICK);
    assertThat(bench.read(Topics.FAILED))
        .extracting(failed -> failed.value.getReason())
        .containsExactly(FailureReason.DEADLINE_EXCEEDED);
    assertThat(outcomes("failed")).isEqualTo(1);
  }

  @Test
  void deadlineThatPassedBeforeTheStartWaitsUntilThePartsAreRead() {
    Parts late = new Parts(ID, AssemblyBench.START.minus(Parts.TIME_LIMIT.multipliedBy(2)));
    bench.send(Topics.REQUESTED, ID, late.request(Faces.UNTOUCHED));
    bench.pass(AssemblyBench.TICK);
    bench.send(Topics.CAPTIONED, ID, late.captioned());
    bench.pass(AssemblyBench.SETTLING);
    bench.send(Topics.RENDERED, ID, late.rendered());

    assertThat(bench.read(Topics.FINISHED)).hasSize(1);
  }

  @Test
  void statusGoesFromRequestedToFinished() {
    bench.send(Topics.REQUESTED, ID, parts.request(Faces.UNTOUCHED));
    bench.send(Topics.CAPTIONED, ID, parts.captioned());
    bench.send(Topics.RENDERED, ID, parts.rendered());

    List<MemeStatus> statuses =
        bench.read(Topics.STATUS).stream().map(status -> status.value).toList();
    assertThat(statuses)
        .extracting(MemeStatus::getState)
        .containsExactly(
            MemeState.REQUESTED, MemeState.REQUESTED, MemeState.RENDERING, MemeState.FINISHED);
    assertThat(statuses.get(0).getPending()).containsExactly(Stage.CAPTION);
    assertThat(statuses.get(3).getPictures()).hasSize(1);
  }

  @Test
  void nothingIsLeftOfADoneMemeAfterTheRetention() {
    bench.send(Topics.REQUESTED, ID, parts.request(Faces.UNTOUCHED));
    bench.send(Topics.CAPTIONED, ID, parts.captioned());
    bench.send(Topics.RENDERED, ID, parts.rendered());
    bench.send(Topics.CAPTIONED, "orphan", new Parts("orphan", bench.now()).captioned());
    bench.read(Topics.STATUS);
    bench.pass(AssemblyBench.PATIENCE.retention().plus(AssemblyBench.TICK));

    assertThat(bench.size(AssemblyStores.MEMES)).isZero();
    assertThat(bench.size(AssemblyStores.TIMERS)).isZero();
    assertThat(bench.size(AssemblyStores.OWNERS)).isZero();
    assertThat(bench.read(Topics.STATUS)).containsExactly(KeyValue.pair(ID, null));
  }

  @Test
  void eachKnownMemeHasOneTimerAndOneOwner() {
    bench.send(Topics.CAPTIONED, ID, parts.captioned());
    bench.send(Topics.REQUESTED, ID, parts.request(Faces.BEST_EFFORT));
    bench.send(Topics.FACE_TRANSFERRED, ID, parts.transferred());

    assertThat(bench.size(AssemblyStores.TIMERS)).isOne();
    assertThat(bench.size(AssemblyStores.OWNERS)).isOne();
  }

  @Test
  void erasureFailsWhatIsInFlightAndRemovesEveryStatusOfTheOwner() {
    bench.send(
        Topics.REQUESTED,
        "done",
        new Parts("done", bench.now()).requestWithoutText(Faces.UNTOUCHED));
    bench.send(Topics.RENDERED, "done", new Parts("done", bench.now()).rendered());
    bench.send(Topics.REQUESTED, ID, parts.request(Faces.UNTOUCHED));
    bench.read(Topics.STATUS);
    bench.erase(Parts.OWNER);
    bench.pass(AssemblyBench.TICK);

    assertThat(bench.read(Topics.FAILED))
        .extracting(failed -> failed.key, failed -> failed.value.getReason())
        .containsExactly(tuple(ID, FailureReason.ERASED));
    assertThat(bench.read(Topics.STATUS))
        .containsExactlyInAnyOrder(KeyValue.pair(ID, null), KeyValue.pair("done", null));
    assertThat(bench.size(AssemblyStores.OWNERS)).isZero();
  }

  @Test
  void erasureOfOneMemeLeavesTheOthers() {
    bench.send(Topics.REQUESTED, ID, parts.request(Faces.UNTOUCHED));
    bench.send(Topics.REQUESTED, "other", new Parts("other", bench.now()).request(Faces.UNTOUCHED));
    bench.read(Topics.STATUS);
    bench.send(Topics.ERASED, ID, parts.erased(Parts.OWNER));

    assertThat(bench.read(Topics.FAILED))
        .extracting(failed -> failed.key, failed -> failed.value.getReason())
        .containsExactly(tuple(ID, FailureReason.ERASED));
    assertThat(bench.read(Topics.STATUS)).containsExactly(KeyValue.pair(ID, null));
    assertThat(bench.size(AssemblyStores.OWNERS)).isOne();
  }

  @Test
  void requestMadeBeforeTheErasureButReadAfterItFails() {
    bench.erase(Parts.OWNER);
    bench.send(Topics.REQUESTED, ID, parts.request(Faces.UNTOUCHED));

    MemeFailed failed = bench.read(Topics.FAILED).get(0).value;
    assertThat(failed.getReason()).isEqualTo(FailureReason.ERASED);
  }

  @Test
  void requestMadeAfterTheErasureIsServed() {
    bench.erase(Parts.OWNER);
    bench.pass(Duration.ofSeconds(1));
    MemeRequested later = new Parts(ID, bench.now()).requestWithoutText(Faces.UNTOUCHED);
    bench.send(Topics.REQUESTED, ID, later);

    assertThat(bench.read(Topics.ASSEMBLED)).hasSize(1);
  }

  @Test
  void undecodableBytesBecomeADeadLetterAndTheRestGoesOn() {
    byte[] rubbish = "rubbish".getBytes(StandardCharsets.UTF_8);
    bench.sendBytes(Topics.CAPTIONED, ID.getBytes(StandardCharsets.UTF_8), rubbish);
    bench.send(Topics.REQUESTED, ID, parts.requestWithoutText(Faces.UNTOUCHED));

    KeyValue<String, DeadLetter> letter = bench.read(Topics.DEAD_LETTERS).get(0);
    assertThat(letter.key).isEqualTo("memes.captioned-0-0");
    assertThat(letter.value.getValue()).isEqualTo(ByteBuffer.wrap(rubbish));
    assertThat(letter.value.getTopic()).isEqualTo(Topics.CAPTIONED.name());
    assertThat(letter.value.getReason()).endsWith("UndecodableException");
    assertThat(bench.read(Topics.ASSEMBLED)).hasSize(1);
  }

  @Test
  void recordUnderAForeignKeyBecomesADeadLetterWithItsBytes() {
    bench.send(Topics.CAPTIONED, "other", parts.captioned());

    DeadLetter letter = bench.read(Topics.DEAD_LETTERS).get(0).value;
    assertThat(letter.getMessage()).contains("other").contains(ID);
    assertThat(letter.getValue().remaining()).isPositive();
    assertThat(bench.size(AssemblyStores.MEMES)).isZero();
  }

  @Test
  void recordsWithoutKeyOrValueBecomeDeadLetters() {
    bench.send(Topics.REQUESTED, null, parts.request(Faces.UNTOUCHED));
    bench.send(Topics.REQUESTED, ID, null);

    assertThat(bench.read(Topics.DEAD_LETTERS)).hasSize(2);
  }

  private void arrive(Arrival arrival, Faces faces) {
    switch (arrival) {
      case REQUEST -> bench.send(Topics.REQUESTED, ID, parts.request(faces));
      case CAPTION -> bench.send(Topics.CAPTIONED, ID, parts.captioned());
      case FACE -> bench.send(Topics.FACE_TRANSFERRED, ID, parts.transferred());
      case FACE_FAILURE ->
          bench.send(
              Topics.STAGE_FAILED, ID, parts.failed(Stage.FACE_TRANSFER, FailureReason.NO_FACE));
    }
  }

  private double outcomes(String outcome) {
    return bench.meters.get("memestream.memes").tag("outcome", outcome).counter().count();
  }

  private static <T> List<List<T>> permutations(List<T> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> all = new ArrayList<>();
    for (T first : items) {
      List<T> others = new ArrayList<>(items);
      others.remove(first);
      for (List<T> tail : permutations(others)) {
        List<T> order = new ArrayList<>(List.of(first));
        order.addAll(tail);
        all.add(order);
      }
    }
    return all;
  }
}
