/**
 * Faults under load. A {@code Cluster} runs every part of the program as a process of its own; a
 * {@code FaultCase} lets a {@code Load} of memes through it while something breaks, and then holds
 * what the {@code Ledger} of topics, the object store and the metrics say against the invariant:
 * each meme that was requested has exactly one outcome. Each case becomes a row of {@code
 * target/fault-table.md}.
 */
package org.memestream.faults;
