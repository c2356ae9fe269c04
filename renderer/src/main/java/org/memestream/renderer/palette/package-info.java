/**
 * Pictures in a few colours, as GIF and indexed PNG want them. {@link
 * org.memestream.renderer.palette.ColorCount} counts colours, {@code MedianCut} chooses some of
 * them, {@link org.memestream.renderer.palette.Palette} finds the nearest one, and {@link
 * org.memestream.renderer.palette.Quantizer} turns a whole animation into {@link
 * org.memestream.renderer.palette.IndexedAnimation}: one palette, and of each frame what changed.
 */
package org.memestream.renderer.palette;
