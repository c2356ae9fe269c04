/**
 * Animated GIF (GIF89a): {@link org.memestream.renderer.gif.AnimatedGifWriter} lays out the file
 * around frames that {@code Lzw} compresses.
 */
package org.memestream.renderer.gif;
