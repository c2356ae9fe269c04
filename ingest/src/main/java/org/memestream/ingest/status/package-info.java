/**
 * What is known of each meme, near at hand. {@link org.memestream.ingest.status.StatusView} answers
 * for one meme, for an owner's memes, and for changes; it rests on an index on disk, which a
 * follower of {@code memes.status} keeps up to date and which can be made anew from the topic at
 * any time.
 */
package org.memestream.ingest.status;
