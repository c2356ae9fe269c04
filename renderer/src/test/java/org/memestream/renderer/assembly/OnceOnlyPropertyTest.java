package org.memestream.renderer.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecord;
import org.memestream.renderer.assembly.Parts.Faces;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.MemeState;
import org.memestream.schemas.Stage;

/** Whatever arrives in whatever order and however often: one request, one outcome. */
class OnceOnlyPropertyTest {
  private final Parts parts = new Parts("meme-1", Story.START);

  @Property(seed = "1", tries = 2000)
  void everyRequestedMemeEndsInExactlyOneOutcome(
      @ForAll Faces faces, @ForAll("arrivals") List<Integer> arrivals, @ForAll long seed) {
    List<SpecificRecord> events = events(faces);
    List<Integer> order = new ArrayList<>(arrivals);
    order.add(new Random(seed).nextInt(order.size() + 1), 0);
    Story story = new Story();
    for (int arrival : order) {
      if (arrival < events.size()) {
        story.then(events.get(arrival));
      } else {
        story.wait(Duration.ofSeconds(arrival));
      }
    }
    story.waitUntilNothingIsDueWithin(Duration.ofDays(1));

    assertThat(story.outcomes()).isOne();
    assertThat(story.told(Emission.Assembled.class)).hasSizeLessThanOrEqualTo(1);
    assertThat(story.states()).isSorted();
    assertThat(story.states().get(story.states().size() - 1))
        .isIn(MemeState.FINISHED, MemeState.FAILED);
  }

  @Property(seed = "1", tries = 500)
  void withoutARequestNothingIsTold(@ForAll("arrivals") List<Integer> arrivals) {
    List<SpecificRecord> events = events(Faces.REQUIRED);
    Story story = new Story();
    arrivals.stream()
        .filter(arrival -> arrival > 0 && arrival < events.size())
        .forEach(arrival -> story.then(events.get(arrival)));
    story.waitUntilNothingIsDueWithin(Story.RETENTION.plusDays(1));

    assertThat(story.told()).isEmpty();
    assertThat(story.progress()).isEmpty();
  }

  @Provide
  Arbitrary<List<Integer>> arrivals() {
    return Arbitraries.integers().between(0, 12).list().ofMaxSize(14);
  }

  /** The request first; numbers beyond the list stand for time that goes by. */
  private List<SpecificRecord> events(Faces faces) {
    return List.of(
        parts.request(faces),
        parts.captioned(),
        parts.transferred(),
        parts.rendered(),
        parts.failed(Stage.CAPTION, FailureReason.UNREADABLE),
        parts.failed(Stage.FACE_TRANSFER, FailureReason.NO_FACE),
        parts.failed(Stage.RENDER, FailureReason.OUTPUT_TOO_LARGE),
        parts.failed(Stage.UNKNOWN, FailureReason.UNKNOWN));
  }
}
