package org.memestream.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.memestream.ingest.gateway.access.Tokens;
import org.memestream.ingest.gateway.problem.ProblemException;
import org.memestream.ingest.status.MemePlace;
import org.memestream.runtime.fuzz.Damage;

/** Whatever headers and queries say. */
class RequestFuzzTest {

  private static final String HASH = "0".repeat(64);

  @Property(seed = "1")
  void placesInAListComeBack(
      @ForAll @LongRange(min = 0, max = 4_102_444_800_000L) long millis, @ForAll String id) {
    String clean = new String(id.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    MemePlace place = new MemePlace(Instant.ofEpochMilli(millis), clean);

    assertThat(Cursor.read(Cursor.write(place))).isEqualTo(place);
  }

  @Property(seed = "1")
  void anyCursor(@ForAll String text, @ForAll long number, @ForAll long seed) {
    placeOrRefuse(text);
    placeOrRefuse(encoded(text));
    placeOrRefuse(encoded(number + "/" + text));
    placeOrRefuse(Damage.of(Cursor.write(new MemePlace(Instant.EPOCH, "meme-1")), seed));
  }

  @Example
  void aPlaceBeforeAllTimesIsNoneOfOurs() {
    assertThatThrownBy(() -> Cursor.read(encoded("-1/meme-1")))
        .isInstanceOf(ProblemException.class);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void placeOrRefuse(String cursor) {
    try {
      MemePlace place = Cursor.read(cursor);
      assertThat(place.requestedAt().toEpochMilli()).isNotNegative();
    } catch (ProblemException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @Property(seed = "1")
  void anyRangeLiesWithinTheFile(
      @ForAll String text,
      @ForAll long from,
      @ForAll long to,
      @ForAll long seed,
      @ForAll @IntRange(max = 1 << 30) int length) {
    for (String header :
        new String[] {
          text,
          "bytes=" + text,
          "bytes=%d-%d".formatted(from, to),
          "bytes=-" + to,
          "bytes=" + from + "-",
          Damage.of("bytes=0-499", seed)
        }) {
      ByteRange.of(header, length)
          .ifPresent(
              range -> {
                assertThat(range.first()).isBetween(0, length);
                assertThat(range.end()).isBetween(0, length);
              });
    }
  }

  @Property(seed = "1")
  void noTokenIsGuessed(@ForAll String header, @ForAll long seed) {
    Tokens tokens = Tokens.of(Map.of("ada", HASH));

    assertThat(tokens.owner(header)).isEmpty();
    assertThat(tokens.owner(Damage.of("Bearer " + HASH, seed))).isEmpty();
  }
}
