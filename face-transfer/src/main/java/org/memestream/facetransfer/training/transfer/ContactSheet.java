package org.memestream.facetransfer.training.transfer;

import org.memestream.facetransfer.landmarks.FaceCrop;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.picture.Picture;

/** Faces in rows and columns, to be looked at. */
final class ContactSheet {

  private static final double FRAME = 1.35;

  private final int tile;
  private final int columns;
  private final int rows;
  private final byte[] rgb;

  ContactSheet(int columns, int rows, int tile) {
    this.tile = tile;
    this.columns = columns;
    this.rows = rows;
    this.rgb = new byte[3 * columns * rows * tile * tile];
    java.util.Arrays.fill(rgb, (byte) 0xff);
  }

  /** Puts the face of a picture into a tile. */
  void put(int column, int row, Picture picture, Landmarks face) {
    FaceCrop around = FaceCrop.around(face, FRAME);
    byte[] cut =
        new FaceCrop(around.centreX(), around.centreY(), around.side(), 0).cut(picture, tile);
    for (int y = 0; y < tile; y++) {
      System.arraycopy(
          cut,
          3 * y * tile,
          rgb,
          3 * ((row * tile + y) * columns * tile + column * tile),
          3 * tile);
    }
  }

  Picture picture() {
    return Picture.ofRgb(columns * tile, rows * tile, rgb);
  }
}
