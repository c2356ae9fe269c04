package org.memestream.ingest.feed;

/**
 * An event of a stream.
 *
 * @param name of the kind; {@code message} when none is given
 * @param data lines, joined by line feeds
 */
record ServerSentEvent(String name, String data) {}
