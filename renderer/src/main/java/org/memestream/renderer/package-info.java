/**
 * Joins the parts of a meme, draws it and announces it.
 *
 * <p>{@link org.memestream.renderer.RendererService} runs two things that scale apart: the {@code
 * AssemblyTopology}, which lets {@code assembly} decide what becomes of each meme, and the {@link
 * org.memestream.renderer.RenderWorker}, which lets {@code drawing} and {@code skia} draw it,
 * {@code output} bring it within the limits of each profile, and {@code provenance} say how it was
 * made.
 */
package org.memestream.renderer;
