package org.memestream.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memestream.schemas.CaptionMode;
import org.memestream.schemas.CaptionSpec;
import org.memestream.schemas.FaceSpec;
import org.memestream.schemas.ImageRef;
import org.memestream.schemas.Lane;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.Origin;

class MemeOrderTest {

  @Test
  void withoutTextTheModelWritesIt() {
    CaptionSpec caption = requested(order().label("cat").seed(7).temperature(0.5)).getCaption();

    assertThat(caption.getMode()).isEqualTo(CaptionMode.GENERATE);
    assertThat(caption.getLabel()).isEqualTo("cat");
    assertThat(caption.getSeed()).isEqualTo(7);
    assertThat(caption.getTemperature()).isEqualTo(0.5f);
  }

  @Test
  void withOneTextOnlyThatIsGiven() {
    CaptionSpec caption = requested(order().bottom(" hello ")).getCaption();

    assertThat(caption.getMode()).isEqualTo(CaptionMode.GIVEN);
    assertThat(caption.getTop()).isNull();
    assertThat(caption.getBottom()).isEqualTo("hello");
  }

  @Test
  void oneLineIsGivenToo() {
    CaptionSpec caption = requested(order().text(" hello world ").top("")).getCaption();

    assertThat(caption.getMode()).isEqualTo(CaptionMode.GIVEN);
    assertThat(caption.getText()).isEqualTo("hello world");
    assertThat(caption.getTop()).isNull();
  }

  @Test
  void refusesOneLineBesideItsParts() {
    assertThatThrownBy(() -> order().text("hello world").bottom("world").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bottom text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"image", "image-label", "attention"})
  void carriesTheVariant(String variant) {
    assertThat(requested(order().variant(variant)).getCaption().getVariant()).isEqualTo(variant);
  }

  @Test
  void refusesAVariantThatIsNotThere() {
    assertThatThrownBy(() -> order().variant("haiku").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("haiku", "image, image-label, attention");
  }

  @Test
  void blankTextCountsAsNone() {
    CaptionSpec caption =
        requested(order().top(" ").bottom("\n").text("\t").label("")).getCaption();

    assertThat(caption.getMode()).isEqualTo(CaptionMode.GENERATE);
    assertThat(caption.getText()).isNull();
    assertThat(caption.getLabel()).isNull();
  }

  @Test
  void carriesWhatWasAskedOfTheFaces() {
    ExpressionOrder smile = ExpressionOrder.of("smile", ExpressionOrder.Consent.STATED);

    FaceSpec face = requested(order().expression(smile)).getFace();

    assertThat(face.getExpression()).isEqualTo("smile");
    assertThat(face.getConsent()).isTrue();
    assertThat(face.getRequired()).isFalse();
    assertThat(face.getFaces()).isEqualTo("all");
  }

  @Test
  void carriesItsOrigin() {
    MemeRequested event = requested(order().origin(Origin.BACKFILL, "row 12").lane(Lane.BULK));

    assertThat(event.getOrigin()).isEqualTo(Origin.BACKFILL);
    assertThat(event.getOriginReference()).isEqualTo("row 12");
    assertThat(event.getLane()).isEqualTo(Lane.BULK);
    assertThat(event.getFace()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", ".hidden", "a/b", "a b", "名", "a\n"})
  void refusesAnOwnerThatIsNoPartOfAKey(String owner) {
    assertThatThrownBy(() -> order().owner(owner).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("owner must be");
  }

  @Test
  void refusesAnIdThatIsNoPartOfAKey() {
    assertThatThrownBy(() -> order().id("../x").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'../x'");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 11})
  void refusesANumberOfAlternativesOutOfRange(int alternatives) {
    assertThatThrownBy(() -> order().alternatives(alternatives).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 10");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 1e-50, 10.1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesATemperatureOutOfRange(double temperature) {
    assertThatThrownBy(() -> order().temperature(temperature).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("above 0 and at most 10");
  }

  @Test
  void refusesADeadlineInThePast() {
    assertThatThrownBy(() -> order().deadline(Duration.ZERO).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("deadline");
  }

  @Test
  void refusesNoProfiles() {
    assertThatThrownBy(() -> order().profiles(List.of()).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("original");
  }

  private static MemeOrderBuilder order() {
    return MemeOrder.of(new byte[1]);
  }

  @Test
  void facesAreLookedForWhereTheStyleHasAUseForThem() {
    assertThat(requested(order()).getLocateFaces()).isTrue();
    assertThat(requested(order().style("band")).getLocateFaces()).isFalse();
    assertThat(requested(order().lane(Lane.BULK)).getLocateFaces()).isFalse();
    assertThat(requested(order().lane(Lane.BULK).style("panda")).getLocateFaces()).isTrue();
    ExpressionOrder smile = ExpressionOrder.of("smile", ExpressionOrder.Consent.STATED);
    assertThat(requested(order().expression(smile)).getLocateFaces()).isFalse();
  }

  private static MemeRequested requested(MemeOrderBuilder order) {
    ImageRef image = new ImageRef("owners/a/memes/b/source.jpg", "", "image/jpeg", 1, 1, 1L);
    return order.build().requested("b", image, null, Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
  }
}
