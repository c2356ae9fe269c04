/**
 * Social feeds as a way in: posts with a picture and a trigger become memes, and what is taken back
 * is erased. A {@link org.memestream.ingest.feed.Feed} connects, a {@link
 * org.memestream.ingest.feed.FeedParser} reads its messages, {@link
 * org.memestream.ingest.feed.FeedReader} keeps their order and its cursor.
 */
package org.memestream.ingest.feed;
