package org.memestream.runtime.worker;

import java.util.Objects;

/** What the loops of a pool share. */
record PoolState(
    LaneGate gate,
    Outages outages,
    Drain drain,
    AttemptJournal journal,
    AttemptLedger ledger,
    WorkPermits permits) {

  PoolState {
    Objects.requireNonNull(gate, "gate");
    Objects.requireNonNull(outages, "outages");
    Objects.requireNonNull(drain, "drain");
    Objects.requireNonNull(journal, "journal");
    Objects.requireNonNull(ledger, "ledger");
    Objects.requireNonNull(permits, "permits");
  }
}
