package org.memestream.facetransfer.transfer;

/** Lays the inside of a mouth between the lips of a face. */
final class MouthPainter {

  /** Share of the opening that is left out at the upper and lower lip: it often shows lip. */
  private static final float UPPER_INSET = 0.05f;

  private static final float LOWER_INSET = 0.18f;

  /** Face widths over which the inside fades into the lip. */
  private static final float FEATHER = 0.006f;

  /** How much darker the inside is under the upper lip and at the corners. */
  private static final float SHADE = 0.35f;

  /** How much darker gums and lips inside the mouth become. */
  private static final float GUMS = 0.5f;

  private MouthPainter() {}

  /**
   * Paints.
   *
   * @param face to paint on
   * @param lips of the new face, in pixels of the block
   * @param inside what to paint
   * @param reveal share of its height that shows, from the upper lip down, above 0 to 1
   * @param opacity 0 to 1
   * @param faceWidth pixels
   */
  static void paint(
      PixelBlock face,
      LipLine lips,
      MouthSource inside,
      float reveal,
      float opacity,
      float faceWidth) {
    MouthPatch patch = inside.patch();
    float[] gain = inside.gain();
    LipLine from = new LipLine(patch.lips());
    float feather = Math.max(0.7f, FEATHER * faceWidth);
    Box box = Box.around(lips, face, feather);
    byte[] rgb = face.rgb();
    float[] colour = new float[3];
    for (int y = box.top(); y < box.bottom(); y++) {
      for (int x = box.left(); x < box.right(); x++) {
        float along = lips.along(x, y);
        float down = lips.down(x, y);
        float upper = lips.upper(along);
        float lower = lips.lower(along);
        float alpha =
            opacity
                * Smooth.step(-feather, feather, down - upper)
                * Smooth.step(-feather, feather, lower - down)
                * Smooth.step(0, 2 * feather, along)
                * Smooth.step(0, 2 * feather, lips.width() - along)
                * Smooth.step(0, 1.5f * feather, lower - upper);
        if (alpha <= 0.004f) {
          continue;
        }
        float column = lips.column(along);
        float share = Smooth.clamp((down - upper) / Math.max(1e-3f, lower - upper), 0, 1);
        float inner = UPPER_INSET + share * reveal * (1 - UPPER_INSET - LOWER_INSET);
        sample(patch, from.x(column, inner), from.y(column, inner), colour);
        float shade = shade(down - upper, along, lips) * (1 - GUMS * gums(colour, share));
        int at = 3 * (y * face.width() + x);
        for (int channel = 0; channel < 3; channel++) {
          float value = Math.min(255, colour[channel] * gain[channel] * shade);
          int before = rgb[at + channel] & 0xff;
          rgb[at + channel] = (byte) Math.round(before + alpha * (value - before));
        }
      }
    }
  }

  /** How surely a colour low in the mouth is that of the driver's lip or gums: a second lip. */
  private static float gums(float[] colour, float share) {
    float redness = colour[0] - (colour[1] + colour[2]) / 2;
    return Smooth.step(0.35f, 0.7f, share) * Smooth.step(25, 70, redness);
  }

  private static float shade(float below, float along, LipLine lips) {
    float reach = Math.min(0.06f * lips.width(), 0.4f * lips.opening());
    float top = Math.max(0, 1 - below / Math.max(1e-3f, reach));
    float side = Math.min(along, lips.width() - along) / (0.22f * lips.width());
    float corner = Math.max(0, 1 - side);
    return 1 - SHADE * Math.min(1, top * top + corner * corner);
  }

  private static void sample(MouthPatch patch, float x, float y, float[] colour) {
    float u = Smooth.clamp(x, 0, patch.width() - 1.001f);
    float v = Smooth.clamp(y, 0, patch.height() - 1.001f);
    int left = Math.min((int) u, Math.max(0, patch.width() - 2));
    int top = Math.min((int) v, Math.max(0, patch.height() - 2));
    float right = u - left;
    float low = v - top;
    byte[] rgb = patch.rgb();
    int row = 3 * patch.width();
    int at = top * row + 3 * left;
    for (int channel = 0; channel < 3; channel++, at++) {
      float above = (rgb[at] & 0xff) * (1 - right) + (rgb[at + 3] & 0xff) * right;
      float below = (rgb[at + row] & 0xff) * (1 - right) + (rgb[at + row + 3] & 0xff) * right;
      colour[channel] = above + low * (below - above);
    }
  }

  private record Box(int left, int top, int right, int bottom) {
    static Box around(LipLine lips, PixelBlock face, float margin) {
      float left = Float.MAX_VALUE;
      float top = Float.MAX_VALUE;
      float right = -Float.MAX_VALUE;
      float bottom = -Float.MAX_VALUE;
      for (int column = 0; column < LipLine.COLUMNS; column++) {
        for (int share = 0; share < 2; share++) {
          left = Math.min(left, lips.x(column, share));
          right = Math.max(right, lips.x(column, share));
          top = Math.min(top, lips.y(column, share));
          bottom = Math.max(bottom, lips.y(column, share));
        }
      }
      return new Box(
          Math.max(0, (int) Math.floor(left - margin)),
          Math.max(0, (int) Math.floor(top - margin)),
          Math.min(face.width(), (int) Math.ceil(right + margin) + 1),
          Math.min(face.height(), (int) Math.ceil(bottom + margin) + 1));
    }
  }
}
