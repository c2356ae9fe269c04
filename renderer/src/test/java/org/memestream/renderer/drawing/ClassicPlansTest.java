package org.memestream.renderer.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.memestream.renderer.drawing.ClassicPlans.Plan;
import org.memestream.renderer.drawing.TextFitter.Anchor;

class ClassicPlansTest {

  private static final Size CANVAS = new Size(600, 500);

  @Test
  void oneTextMayChangeItsBox() throws Exception {
    List<Plan> plans = plans().all(MemeText.of("HELLO", null));

    assertThat(plans)
        .extracting(plan -> plan.spots().get(0).anchor())
        .containsExactly(Anchor.TOP, Anchor.BOTTOM);
    assertThat(plans.get(0).dislike()).isZero();
  }

  @Test
  void twoTextsMayShareABox() throws Exception {
    List<Plan> plans = plans().all(MemeText.of("HELLO", "WORLD"));

    assertThat(plans).extracting(plan -> plan.spots().size()).containsExactly(2, 1, 1);
    assertThat(plans.get(1).spots().get(0).texts()).hasSize(2);
  }

  @Test
  void theStripBetweenEdgeAndFaceIsAPlanWhenItIsHighEnough() throws Exception {
    MemeText top = MemeText.of("HELLO", null);

    assertThat(plans(new Area(200, 70, 100, 200)).all(top)).hasSize(3);
    assertThat(plans(new Area(200, 30, 100, 200)).all(top)).hasSize(2);
    assertThat(plans(new Area(200, 120, 100, 200)).all(top)).hasSize(2);
  }

  @Test
  void coveringAFaceLosesMoreThanSmallerLettersOrTheOtherBox() throws Exception {
    ClassicPlans plans = plans(new Area(200, 20, 200, 200));
    List<Plan> all = plans.all(MemeText.of("HELLO", null));
    FittedText over = fitted(new Area(150, 10, 300, 60), 50);
    FittedText below = fitted(new Area(150, 440, 300, 50), 40);

    assertThat(plans.loss(all.get(1), List.of(below), 50))
        .isLessThan(plans.loss(all.get(0), List.of(over), 50));
  }

  @Test
  void aFreeTextLosesNothing() throws Exception {
    ClassicPlans plans = plans(new Area(200, 200, 100, 100));
    Plan usual = plans.all(MemeText.of("HELLO", null)).get(0);

    assertThat(plans.loss(usual, List.of(fitted(new Area(10, 10, 500, 60), 50)), 50)).isZero();
  }

  private static ClassicPlans plans(Area... faces) {
    return new ClassicPlans(new ClassicStyle(), CANVAS, List.of(faces));
  }

  private static FittedText fitted(Area extent, float size) {
    return new FittedText(size, 1, List.of(), extent);
  }
}
