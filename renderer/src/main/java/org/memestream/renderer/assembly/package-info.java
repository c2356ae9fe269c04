/**
 * How the parts of a meme become one outcome: pure decisions, without Kafka and without I/O.
 *
 * <p>{@link org.memestream.renderer.assembly.Progress} is what is known about one meme, {@link
 * org.memestream.renderer.assembly.Assembly} decides what an event or the passing of time does to
 * it, and a {@link org.memestream.renderer.assembly.Step} is that decision: the new progress and
 * the {@link org.memestream.renderer.assembly.Emission}s to send. {@link
 * org.memestream.renderer.assembly.Patience} says how long anything is waited for.
 */
package org.memestream.renderer.assembly;
