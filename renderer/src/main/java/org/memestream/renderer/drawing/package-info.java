/**
 * What a meme's text may be and where it stands on the picture, free of any drawing library. {@link
 * org.memestream.renderer.drawing.CaptionText} is cleaned text; {@link
 * org.memestream.renderer.drawing.ClassicStyle} says which boxes it has; {@link
 * org.memestream.renderer.drawing.TextFitter} breaks it into lines and finds the largest letters
 * that stay in the box, asking a {@link org.memestream.renderer.drawing.LineMeasure} for the ink of
 * a line. A {@link org.memestream.renderer.drawing.MemePainter} brings it onto a picture.
 */
package org.memestream.renderer.drawing;
