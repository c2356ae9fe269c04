/**
 * Removes from the object store what has had its time. {@link
 * org.memestream.renderer.retention.RetentionPolicy} decides over the objects of one meme; {@link
 * org.memestream.renderer.retention.RetentionSweep} walks the store with it; {@link
 * org.memestream.renderer.retention.RetentionService} does so now and then, in one process at a
 * time.
 */
package org.memestream.renderer.retention;
