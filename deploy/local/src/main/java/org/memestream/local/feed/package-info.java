/**
 * {@code memestream feed}: posts of social platforms become memes. {@link
 * org.memestream.local.feed.FeedCommand} has a command for each platform, which reads on until it
 * is stopped, and one that reads a recording to its end.
 */
package org.memestream.local.feed;
