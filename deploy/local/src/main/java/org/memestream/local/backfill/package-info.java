/**
 * {@code memestream backfill}: many pictures at once. {@link
 * org.memestream.local.backfill.BackfillCommand} reads the options and runs a {@link
 * org.memestream.ingest.backfill.BackfillRun}; {@link org.memestream.local.backfill.BackfillReport}
 * tells what became of it.
 */
package org.memestream.local.backfill;
