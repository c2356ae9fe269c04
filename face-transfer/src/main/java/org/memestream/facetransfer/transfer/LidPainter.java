package org.memestream.facetransfer.transfer;

/**
 * Cleans up eyes that close: what is left of the eyeball between the lids would be a grey smear.
 * The skin above and below goes on to where the lids meet, and lashes are drawn there.
 */
final class LidPainter {

  /** Upper and lower lid from the corner at the left of the picture to that at the right. */
  private static final int[][] UPPER = {
    {33, 246, 161, 160, 159, 158, 157, 173, 133}, {362, 398, 384, 385, 386, 387, 388, 466, 263}
  };

  private static final int[][] LOWER = {
    {33, 7, 163, 144, 145, 153, 154, 155, 133}, {362, 382, 381, 380, 374, 373, 390, 249, 263}
  };

  /** An eye counts as closing when it has lost this share of its opening, as shut at the second. */
  private static final float CLOSING = 0.6f;

  private static final float SHUT = 0.88f;

  /** Face widths: half the height of the band that is painted, and of the lashes. */
  private static final float BAND = 0.013f;

  private static final float LASHES = 0.0045f;

  private static final float LASH_DARKNESS = 0.55f;

  private LidPainter() {}

  /**
   * Paints both eyes as far as they close.
   *
   * @param block to paint on
   * @param moved vertices of the new face in pixels of the block, x, y, z each
   * @param old vertices of the unchanged face, likewise
   */
  static void paint(PixelBlock block, float[] moved, float[] old, float faceWidth) {
    PixelBlock before =
        new PixelBlock(block.x(), block.y(), block.width(), block.height(), block.rgb().clone());
    for (int eye = 0; eye < UPPER.length; eye++) {
      float was = opening(old, eye);
      float closed = 1 - opening(moved, eye) / Math.max(1e-3f, was);
      float share = Smooth.step(CLOSING, SHUT, closed);
      if (share > 0 && was > 0.01f * faceWidth) {
        paint(before, block, moved, eye, share, faceWidth);
      }
    }
  }

  private static float opening(float[] mesh, int eye) {
    float sum = 0;
    for (int i = 2; i < 7; i++) {
      sum += mesh[3 * LOWER[eye][i] + 1] - mesh[3 * UPPER[eye][i] + 1];
    }
    return Math.max(0, sum / 5);
  }

  private static void paint(
      PixelBlock from, PixelBlock block, float[] mesh, int eye, float share, float faceWidth) {
    int[] upper = UPPER[eye];
    int[] lower = LOWER[eye];
    float start = mesh[3 * upper[0]];
    float end = mesh[3 * upper[8]];
    float band = Math.max(1.5f, BAND * faceWidth);
    float lashes = Math.max(0.7f, LASHES * faceWidth);
    byte[] rgb = block.rgb();
    for (int x = Math.max(0, (int) start); x <= Math.min(block.width() - 1, (int) end); x++) {
      float line = (height(mesh, upper, x) + height(mesh, lower, x)) / 2;
      float along = (x - start) / Math.max(1, end - start);
      float ends = Smooth.step(0.02f, 0.2f, along) * Smooth.step(0.02f, 0.2f, 1 - along);
      float top = line - 1.6f * band;
      float bottom = line + 1.1f * band;
      int first = Math.max(0, (int) Math.ceil(top));
      int last = Math.min(block.height() - 1, (int) Math.floor(bottom));
      for (int y = first; y <= last; y++) {
        float depth = (y - top) / (bottom - top);
        float inside = Smooth.step(0, 0.3f, depth) * Smooth.step(0, 0.3f, 1 - depth);
        float distance = (y - line) / lashes;
        float dark = 1 - LASH_DARKNESS * ends * (float) Math.exp(-distance * distance);
        float alpha = share * ends * inside;
        int at = 3 * (y * block.width() + x);
        for (int channel = 0; channel < 3; channel++) {
          float above = at(from, x, top - 1, channel);
          float below = at(from, x, bottom + 1, channel);
          float skin = (above + depth * (below - above)) * dark;
          float now = rgb[at + channel] & 0xff;
          rgb[at + channel] = (byte) Math.round(now + alpha * (skin - now));
        }
      }
    }
  }

  private static float height(float[] mesh, int[] lid, float x) {
    for (int i = 1; i < lid.length; i++) {
      float right = mesh[3 * lid[i]];
      if (x <= right || i == lid.length - 1) {
        float left = mesh[3 * lid[i - 1]];
        float t = Smooth.clamp((x - left) / Math.max(1e-3f, right - left), 0, 1);
        return mesh[3 * lid[i - 1] + 1] + t * (mesh[3 * lid[i] + 1] - mesh[3 * lid[i - 1] + 1]);
      }
    }
    return mesh[3 * lid[0] + 1];
  }

  /** Mean of five neighbours in a row, so that single lashes leave no streaks. */
  private static float at(PixelBlock block, int x, float y, int channel) {
    int row = Math.max(0, Math.min(block.height() - 1, Math.round(y)));
    float sum = 0;
    for (int i = -2; i <= 2; i++) {
      int column = Math.max(0, Math.min(block.width() - 1, x + i));
      sum += block.rgb()[3 * (row * block.width() + column) + channel] & 0xff;
    }
    return sum / 5;
  }
}
