package org.memestream.facetransfer.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.memestream.facetransfer.transfer.ExpressionTransfer;

/** Opens a transfer that shall be measured. */
@FunctionalInterface
interface TransferOpener {

  /**
   * @param model folder of its models; empty for those that ship
   */
  ExpressionTransfer open(Optional<Path> model) throws IOException;
}
