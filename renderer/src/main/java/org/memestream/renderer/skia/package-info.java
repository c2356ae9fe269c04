/**
 * Draws memes with Skia. {@link org.memestream.renderer.skia.Styles} holds a painter for each style
 * and the fonts they share. A painter decides where things go and has a {@code Typesetter} set its
 * text: {@code FontChain} finds a face for each grapheme cluster, {@code LineShaper} turns a line
 * into positioned glyphs, {@code SkijaLineMeasure} tells the domain's fitter how large they are.
 * What comes out, {@code SetText}, holds nothing native and is drawn on every frame of a {@code
 * Sheet}. The panda is drawn by {@code PandaHead}, its face by {@code FaceInk}.
 *
 * <p>A new style is a class that implements {@link org.memestream.renderer.drawing.MemePainter},
 * its line in {@code Styles} and a test.
 */
package org.memestream.renderer.skia;
