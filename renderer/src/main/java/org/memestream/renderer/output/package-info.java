/**
 * Finished pictures in the shapes that places to send them ask for. {@link
 * org.memestream.renderer.output.OutputProfiles} lists the {@linkplain
 * org.memestream.renderer.output.OutputProfile profiles} with their {@linkplain
 * org.memestream.renderer.output.OutputPicture pictures}; {@link
 * org.memestream.renderer.output.MemeRenderer} has a meme painted for each and encodes it within
 * the limits, giving up quality, then colours, then frames ({@code Ladder}).
 */
package org.memestream.renderer.output;
