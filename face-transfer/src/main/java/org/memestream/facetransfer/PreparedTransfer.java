package org.memestream.facetransfer;

import java.util.Objects;
import java.util.Optional;
import org.memestream.facetransfer.transfer.TransferRequest;

/**
 * One request, ready to be done.
 *
 * @param folder where its pictures belong in the store, ending with a slash
 * @param still the picture in full
 * @param animation the same, smaller and with frames; empty for a still
 */
record PreparedTransfer(String folder, TransferRequest still, Optional<TransferRequest> animation) {

  PreparedTransfer {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(still, "still");
    Objects.requireNonNull(animation, "animation");
  }
}
