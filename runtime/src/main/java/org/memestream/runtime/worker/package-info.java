/**
 * The one poll loop. A service gives a {@link org.memestream.runtime.worker.WorkerPool} its {@link
 * org.memestream.runtime.worker.BatchWorker}; all else here is the pool's own.
 *
 * <p>A {@code WorkerLoop} takes a batch ({@code BatchFiller} over {@code HeldRecords}) when its
 * lane has the turn ({@code LaneGate}), and keeps the locks while its work thread does a {@code
 * BatchTask}: {@code Intake} reads, {@code BatchRun} prepares and computes, {@code Judge} rules,
 * {@code Publication} publishes. Only then does the broker get its answers. Everything may be done
 * twice, nothing is lost: what is held is answered for after it is published.
 *
 * <p>Three counts decide when a record is given up. {@code AttemptLedger}: failures by itself.
 * {@code AttemptJournal}: deaths of the process while it was in work; suspects run alone ({@code
 * WorkPermits}), so that only the guilty gather deaths. The broker's delivery count: never trusted
 * for blame, since restarts raise it, but heeded before the broker drops the record in silence.
 * {@code Outages} count for nothing: the loops hold what they have and wait.
 */
package org.memestream.runtime.worker;
