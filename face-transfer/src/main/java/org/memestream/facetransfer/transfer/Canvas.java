package org.memestream.facetransfer.transfer;

import org.memestream.runtime.picture.Picture;

/**
 * Pixels that are being changed.
 *
 * @param width pixels
 * @param height pixels
 * @param rgba width * height * 4 bytes: R, G, B and straight alpha, rows from the top
 */
record Canvas(int width, int height, byte[] rgba) {

  static Canvas of(Picture picture) {
    return new Canvas(picture.width(), picture.height(), picture.rgba());
  }

  Canvas copy() {
    return new Canvas(width, height, rgba.clone());
  }

  Picture picture() {
    return Picture.ofRgba(width, height, rgba);
  }
}
