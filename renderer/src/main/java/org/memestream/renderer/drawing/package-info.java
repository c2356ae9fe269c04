/**
 * What a meme is made of and where its text stands, free of any drawing library. A {@link
 * org.memestream.renderer.drawing.MemePainter} makes a {@link
 * org.memestream.renderer.drawing.Scene} and a {@link org.memestream.renderer.drawing.MemeText}
 * into finished pictures of a {@link org.memestream.renderer.drawing.CanvasSize}, or refuses with
 * an {@link org.memestream.renderer.drawing.UndrawableMemeException} whose sentence is for the
 * user.
 *
 * <p>{@link org.memestream.renderer.drawing.CaptionText} is cleaned text. {@link
 * org.memestream.renderer.drawing.TextFitter} breaks it into lines and finds the largest letters
 * that stay in their box, in the {@link org.memestream.renderer.drawing.Lettering} of a style,
 * asking a {@link org.memestream.renderer.drawing.LineMeasure} for the ink of a line. {@link
 * org.memestream.renderer.drawing.ClassicPlans} weighs where text may go so that faces stay free.
 */
package org.memestream.renderer.drawing;
