/**
 * Moving an expression: an {@link org.memestream.facetransfer.transfer.ExpressionTransfer} answers
 * a {@link org.memestream.facetransfer.transfer.TransferRequest} with a {@link
 * org.memestream.facetransfer.transfer.TransferOutcome}.
 */
package org.memestream.facetransfer.transfer;
