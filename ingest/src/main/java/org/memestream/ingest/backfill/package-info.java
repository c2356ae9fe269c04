/**
 * Many pictures at once: a folder, a bucket or a manifest becomes orders in the bulk lane. A {@link
 * org.memestream.ingest.backfill.BackfillSource} shows the pictures one after the other, {@link
 * org.memestream.ingest.backfill.BackfillRun} sends them with a few threads, and {@link
 * org.memestream.ingest.backfill.TakenJournal} remembers which were taken, so that a run that was
 * killed goes on. Ids follow from the job and the picture's place ({@link
 * org.memestream.ingest.backfill.BackfillJob}): what is sent twice is still one meme.
 */
package org.memestream.ingest.backfill;
