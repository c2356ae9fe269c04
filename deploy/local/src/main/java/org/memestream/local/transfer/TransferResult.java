package org.memestream.local.transfer;

import java.time.Duration;
import org.memestream.facetransfer.transfer.TransferOutcome;
import org.memestream.runtime.lifecycle.ExitCode;

/** What came of a job. */
sealed interface TransferResult {

  TransferJob job();

  /** The picture is written. */
  record Written(TransferJob job, TransferOutcome.Transferred outcome, Duration took)
      implements TransferResult {}

  /**
   * There is no picture.
   *
   * @param reason typed, in upper case
   * @param sentence what is wrong and what to do
   */
  record NotWritten(TransferJob job, String reason, String sentence, ExitCode exitCode)
      implements TransferResult {}
}
