/**
 * Draws text with Skia. {@link org.memestream.renderer.skia.FontChain} finds a face for each
 * grapheme cluster, {@code LineShaper} turns a line into positioned glyphs, and {@link
 * org.memestream.renderer.skia.ClassicPainter} strokes and fills them.
 */
package org.memestream.renderer.skia;
