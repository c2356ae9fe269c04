package org.memestream.facetransfer.transfer;

/**
 * The upper row of teeth of many people laid over each other, with the dark behind it: soft, and
 * nobody's.
 *
 * @param width columns, from one corner of the mouth to the other
 * @param height rows below the upper lip, {@value #ROWS_PER_MESH_PIXEL} a mesh pixel
 * @param rgb width * height * 3 bytes, rows from the top: R, G, B
 * @param cheekBrightness mean of R, G and B over the cheeks of these people, 0 to 255
 * @param whiteBrightness mean of R, G and B of the white of their eyes, 0 to 255
 */
public record TeethRow(
    int width, int height, byte[] rgb, float cheekBrightness, float whiteBrightness) {

  /** Rows of the picture that show one mesh pixel. */
  public static final int ROWS_PER_MESH_PIXEL = 3;
}
