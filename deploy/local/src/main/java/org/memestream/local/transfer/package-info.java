/**
 * {@code memestream transfer}: moves an expression from photo to photo, without a stack. {@link
 * org.memestream.local.transfer.TransferCommand} reads what is asked into {@code TransferJob}s,
 * {@code TransferRun} does them one after the other, a {@code TransferReport} tells.
 */
package org.memestream.local.transfer;
