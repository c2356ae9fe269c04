/**
 * PNG in a palette, still or animated (APNG, PNG third edition). {@link
 * org.memestream.renderer.png.IndexedPngWriter} is for what must be small; {@code PictureWriter}
 * writes stills in full colour.
 */
package org.memestream.renderer.png;
