package org.memestream.facetransfer.training.appearance;

import org.memestream.facetransfer.expression.ExpressionCoefficients;
import org.memestream.facetransfer.transfer.LearnedWrinkles;

/** Measures which share of the skin's changes wrinkles foretell. */
final class ExplainedSkin implements WrinkleLessons.Pupil {

  private final LearnedWrinkles wrinkles;
  private final float[] skin;
  private double energy;
  private double rest;

  /**
   * @param skin how much each pixel counts
   */
  ExplainedSkin(LearnedWrinkles wrinkles, float[] skin) {
    this.wrinkles = wrinkles;
    this.skin = skin;
  }

  @Override
  public void learn(ExpressionCoefficients change, float[] real, double weight) {
    float[] foretold = wrinkles.logRatio(change);
    for (int i = 0; i < real.length; i++) {
      double was = real[i] * skin[i];
      energy += was * was;
      rest += (was - foretold[i]) * (was - foretold[i]);
    }
  }

  /** 1 if all is foretold; below 0 if doing nothing were better. */
  double share() {
    return 1 - rest / energy;
  }
}
