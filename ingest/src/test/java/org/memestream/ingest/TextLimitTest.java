package org.memestream.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.memestream.schemas.FailureReason;

class TextLimitTest {

  private final TextLimit limit = new TextLimit(200);

  @Test
  void allowsAsManyCharactersAsTheLimitSays() {
    // Outside the basic plane: two chars in Java, one character to a person.
    CaptionOrder caption = MemeOrder.of(new byte[0]).top("😀".repeat(200)).build().caption();

    assertThatCode(() -> limit.check(caption)).doesNotThrowAnyException();
  }

  @Test
  void refusesALongerTextWithItsLength() {
    CaptionOrder caption = MemeOrder.of(new byte[0]).bottom("x".repeat(5000)).build().caption();

    RefusedOrderException refusal =
        catchThrowableOfType(RefusedOrderException.class, () -> limit.check(caption));

    assertThat(refusal.reason()).isEqualTo(FailureReason.TEXT_TOO_LONG);
    assertThat(refusal).hasMessageContainingAll("bottom text", "5000", "200");
  }

  @Test
  void refusesALongLabel() {
    CaptionOrder caption = MemeOrder.of(new byte[0]).label("x".repeat(201)).build().caption();

    RefusedOrderException refusal =
        catchThrowableOfType(RefusedOrderException.class, () -> limit.check(caption));

    assertThat(refusal.reason()).isEqualTo(FailureReason.TEXT_TOO_LONG);
  }

  @Test
  void allowsTwiceAsMuchInOneLine() {
    CaptionOrder caption = MemeOrder.of(new byte[0]).text("x".repeat(400)).build().caption();

    assertThatCode(() -> limit.check(caption)).doesNotThrowAnyException();
  }

  @Test
  void refusesALongerLine() {
    CaptionOrder caption = MemeOrder.of(new byte[0]).text("x".repeat(401)).build().caption();

    RefusedOrderException refusal =
        catchThrowableOfType(RefusedOrderException.class, () -> limit.check(caption));

    assertThat(refusal.reason()).isEqualTo(FailureReason.TEXT_TOO_LONG);
    assertThat(refusal).hasMessageContainingAll("401", "400");
  }
}
