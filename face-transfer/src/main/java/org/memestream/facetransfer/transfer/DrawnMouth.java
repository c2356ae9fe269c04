package org.memestream.facetransfer.transfer;

import org.memestream.facetransfer.expression.Emotion;
import org.memestream.facetransfer.expression.ExpressionCoefficients;

/**
 * Draws a mouth's inside from a row of teeth that grows only a little as the mouth opens; below it
 * the dark of the mouth and the soft back of a tongue.
 */
final class DrawnMouth implements MouthGenerator {

  private static final int SCALE = TeethRow.ROWS_PER_MESH_PIXEL;

  /** R, G, B of the dark for cheeks of brightness 160. */
  private static final float[] DARK = {46, 20, 18};

  /** Rows at the top of the picture that show more lip than tooth. */
  private static final float HIDDEN = 2;

  /** Share of a wide mouth's opening that the teeth and their shadow take. */
  private static final float TEETH_SHARE = 0.55f;

  /** Teeth of a small smile are cut off by the lower lip: their row is taller than it shows. */
  private static final float LEAST_STRETCH = 1.8f;

  /** Share of the teeth that the lip of an astonished mouth covers. */
  private static final float COVERED = 0.5f;

  private static final float[] TONGUE = {128, 62, 60};

  private final TeethRow teeth;

  DrawnMouth(TeethRow teeth) {
    this.teeth = teeth;
  }

  @Override
  public MouthPatch generate(ExpressionCoefficients expression, float[] innerLips) {
    float left = Float.MAX_VALUE;
    float top = Float.MAX_VALUE;
    float right = -Float.MAX_VALUE;
    float bottom = -Float.MAX_VALUE;
    for (int i = 0; i < innerLips.length; i += 2) {
      left = Math.min(left, innerLips[i]);
      right = Math.max(right, innerLips[i]);
      top = Math.min(top, innerLips[i + 1]);
      bottom = Math.max(bottom, innerLips[i + 1]);
    }
    int width = Math.max(2, Math.round((right - left + 2) * SCALE));
    int height = Math.max(2, Math.round((bottom - top + 2) * SCALE));
    float[] lips = new float[innerLips.length];
    for (int i = 0; i < lips.length; i += 2) {
      lips[i] = (innerLips[i] - left + 1) * SCALE;
      lips[i + 1] = (innerLips[i + 1] - top + 1) * SCALE;
    }
    return new MouthPatch(
        width,
        height,
        draw(width, height, new LipLine(lips), expression.of(Emotion.SURPRISE)),
        lips,
        teeth.cheekBrightness());
  }

  private byte[] draw(int width, int height, LipLine lips, float surprise) {
    byte[] rgb = new byte[3 * width * height];
    float opening = lips.opening();
    float stretch =
        Math.max(LEAST_STRETCH, TEETH_SHARE * opening / teeth.height())
            * (1 - COVERED * Smooth.clamp(surprise, 0, 1));
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float along = lips.along(x, y);
        float below = lips.down(x, y) - lips.upper(along);
        float side = Smooth.clamp(along / lips.width(), 0, 1);
        for (int channel = 0; channel < 3; channel++) {
          float behind = behind(channel, side, below, opening);
          float depth = below / stretch + HIDDEN;
          float row = tooth(channel, side, depth);
          float teethShare = 1 - Smooth.step(0.65f, 0.92f, depth / (teeth.height() - 1f));
          rgb[3 * (y * width + x) + channel] =
              (byte) Math.round(behind + teethShare * (row - behind));
        }
      }
    }
    return rgb;
  }

  private float tooth(int channel, float side, float below) {
    float x = side * (teeth.width() - 1.001f);
    float y = Smooth.clamp(below, 0, teeth.height() - 1.001f);
    int left = (int) x;
    int top = (int) y;
    float here = mix(channel, left, top, x - left);
    float under = mix(channel, left, top + 1, x - left);
    return here + (y - top) * (under - here);
  }

  private float mix(int channel, int left, int row, float right) {
    int at = 3 * (Math.min(row, teeth.height() - 1) * teeth.width() + left) + channel;
    int next = at + (left + 1 < teeth.width() ? 3 : 0);
    return (teeth.rgb()[at] & 0xff) * (1 - right) + (teeth.rgb()[next] & 0xff) * right;
  }

  /** The dark, and low in wide mouths the tongue. */
  private float behind(int channel, float side, float below, float opening) {
    float light = teeth.cheekBrightness() / 160;
    float middle = 1 - Math.abs(2 * side - 1);
    float depth = below / Math.max(1, opening);
    float tongue =
        0.55f
            * Smooth.step(0.15f, 0.8f, middle)
            * Smooth.step(0.5f, 0.95f, depth)
            * Smooth.step(8 * SCALE, 18 * SCALE, opening);
    return light * (DARK[channel] + tongue * (TONGUE[channel] - DARK[channel]));
  }

  @Override
  public void close() {
    // Owns nothing.
  }
}
