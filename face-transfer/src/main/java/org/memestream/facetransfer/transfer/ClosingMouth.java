package org.memestream.facetransfer.transfer;

/**
 * Darkens the line between lips that close over a mouth that was open, where its teeth would be
 * squeezed to a bright streak.
 */
final class ClosingMouth {

  /** Share of its opening at which a closing mouth starts to hide its inside, and hides it all. */
  private static final float START = 0.7f;

  private static final float END = 0.3f;

  /** Brightness of the line over the mean of the lips above and below. */
  private static final float DARKNESS = 0.5f;

  private ClosingMouth() {}

  /**
   * Paints.
   *
   * @param own opening before
   * @param gap opening now, in the same unit
   */
  static void paint(PixelBlock block, LipLine lips, float own, float gap, float faceWidth) {
    float share = 1 - Smooth.step(END, START, gap / own);
    if (share <= 0) {
      return;
    }
    float half = Math.max(1, 0.005f * faceWidth);
    byte[] rgb = block.rgb();
    byte[] from = rgb.clone();
    for (float along = 0; along <= lips.width(); along += 0.5f) {
      float upper = lips.upper(along);
      float lower = lips.lower(along);
      float middle = (upper + lower) / 2;
      float reach = Math.max(0, lower - upper) / 2 + half;
      float corner =
          Smooth.step(0, 0.12f, along / lips.width())
              * Smooth.step(0, 0.12f, 1 - along / lips.width());
      for (float down = middle - 2 * reach; down <= middle + 2 * reach; down += 0.5f) {
        int x = Math.round(lips.pictureX(along, down));
        int y = Math.round(lips.pictureY(along, down));
        if (x < 0 || y < 0 || x >= block.width() || y >= block.height()) {
          continue;
        }
        float distance = (down - middle) / reach;
        float line = (float) Math.exp(-distance * distance);
        float alpha = share * corner * (1 - Smooth.step(0.9f, 2, Math.abs(distance)));
        int at = 3 * (y * block.width() + x);
        for (int channel = 0; channel < 3; channel++) {
          float above = lip(from, block, lips, along, middle - 2.4f * reach, channel);
          float below = lip(from, block, lips, along, middle + 2.4f * reach, channel);
          float t = (distance + 2) / 4;
          float colour = (above + t * (below - above)) * (1 - (1 - DARKNESS) * line);
          int before = from[at + channel] & 0xff;
          rgb[at + channel] = (byte) Math.round(before + alpha * (colour - before));
        }
      }
    }
  }

  private static float lip(
      byte[] rgb, PixelBlock block, LipLine lips, float along, float down, int channel) {
    int x = Math.round(lips.pictureX(along, down));
    int y = Math.round(lips.pictureY(along, down));
    int column = Math.max(0, Math.min(block.width() - 1, x));
    int row = Math.max(0, Math.min(block.height() - 1, y));
    return rgb[3 * (row * block.width() + column) + channel] & 0xff;
  }
}
