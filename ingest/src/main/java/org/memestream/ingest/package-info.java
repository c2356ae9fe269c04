/**
 * The producer library. {@link org.memestream.ingest.MemestreamClient} takes {@link
 * org.memestream.ingest.MemeOrder}s and answers each with a future {@link
 * org.memestream.ingest.FinishedMeme}.
 *
 * <p>Inside, an order passes {@code upload} (the picture is checked and made anew), {@code
 * MemeSender} (stored, then announced) and waits in {@code PendingMemes} until {@code
 * OutcomeReader} meets its outcome on the output topics.
 */
package org.memestream.ingest;
