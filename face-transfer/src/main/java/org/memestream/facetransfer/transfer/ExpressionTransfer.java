package org.memestream.facetransfer.transfer;

/** Moves expressions onto faces. Thread-safe; owns native memory until it is closed. */
public interface ExpressionTransfer extends AutoCloseable {

  /** Does what can be done of a request. The same request gives the same bytes. */
  TransferOutcome transfer(TransferRequest request);

  /** Name and hash of the models, such as {@code face-transfer/1a2b3c4d}. */
  String model();

  @Override
  void close();
}
