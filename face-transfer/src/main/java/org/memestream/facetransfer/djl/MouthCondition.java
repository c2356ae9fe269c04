package org.memestream.facetransfer.djl;

/**
 * What decides the inside of a mouth. Lengths are shares of the distance between the outer eye
 * corners.
 *
 * @param gap opening between the middles of the inner lips
 * @param width distance of the inner corners
 * @param lift how far the corners lie above the middle of the upper inner lip; the jaw does not
 *     move it
 * @param happiness 0 to 1, as the others
 * @param surprise of the face
 * @param anger of the face
 * @param sadness of the face
 * @param disgust of the face
 */
public record MouthCondition(
    double gap,
    double width,
    double lift,
    double happiness,
    double surprise,
    double anger,
    double sadness,
    double disgust) {

  /** How many numbers {@link #numbers} gives. */
  public static final int LENGTH = 9;

  private static final double EYE_DISTANCE = 71;
  private static final double MEAN_WIDTH = 0.56;
  private static final double LEVEL = 0.05;
  private static final double WIDEST = 0.61;
  private static final double LOWEST_SMILE = -0.01;
  private static final double WIDEST_GAP = 0.42;
  private static final int RIGHT_CORNER = 10;
  private static final int UPPER_MIDDLE = 5;
  private static final int LOWER_MIDDLE = 15;

  /**
   * Of a mouth turned to the front.
   *
   * @param innerLips x, y of the 20 {@link
   *     org.memestream.facetransfer.landmarks.FaceMesh#INNER_LIPS} in mesh pixels (outer eye
   *     corners about 71 apart)
   * @param emotions intensities in the order of {@link
   *     org.memestream.facetransfer.expression.Emotion}; cut to 0 to 1
   */
  public static MouthCondition of(float[] innerLips, float[] emotions) {
    double cornersY = (innerLips[1] + innerLips[2 * RIGHT_CORNER + 1]) / 2;
    double[] shown = new double[emotions.length];
    double sum = 0;
    for (int i = 0; i < shown.length; i++) {
      shown[i] = Math.max(0, Math.min(1, emotions[i]));
      sum += shown[i];
    }
    // A mouth that opens without an emotion is between those of a smile and of surprise.
    double unsaid = Math.max(0, 1 - sum) / 2;
    double width = distance(innerLips, 0, RIGHT_CORNER) / EYE_DISTANCE;
    double lift = (innerLips[2 * UPPER_MIDDLE + 1] - cornersY) / EYE_DISTANCE;
    // Sharp pictures of wide, low smiles are missing; the nearest there are look better.
    double lowest = LOWEST_SMILE - (1 - shown[0]);
    return new MouthCondition(
        distance(innerLips, UPPER_MIDDLE, LOWER_MIDDLE) / EYE_DISTANCE,
        Math.min(WIDEST, width),
        Math.max(lowest, lift),
        Math.min(1, shown[0] + unsaid),
        Math.min(
            1,
            Math.max(shown[1], shown[5])
                + unsaid), // A frightened mouth is open like a surprised one.
        shown[2],
        shown[3],
        shown[4]);
  }

  /** The same with another opening. */
  public MouthCondition withGap(double other) {
    return new MouthCondition(other, width, lift, happiness, surprise, anger, sadness, disgust);
  }

  /** About -2 to 2 each, kept to what mouths can do. */
  public float[] numbers() {
    double open = Math.max(0.02, Math.min(WIDEST_GAP, gap));
    return new float[] {
      (float) (open / 0.2 - 0.5),
      (float) (Math.log(open / 0.1)),
      (float) clip((width - MEAN_WIDTH) / 0.06, 2.5),
      (float) clip((lift + LEVEL) / 0.05, 2.5),
      (float) happiness,
      (float) surprise,
      (float) anger,
      (float) sadness,
      (float) disgust
    };
  }

  private static double clip(double value, double limit) {
    return Math.max(-limit, Math.min(limit, value));
  }

  private static double distance(float[] points, int one, int other) {
    return Math.hypot(
        points[2 * one] - points[2 * other], points[2 * one + 1] - points[2 * other + 1]);
  }
}
