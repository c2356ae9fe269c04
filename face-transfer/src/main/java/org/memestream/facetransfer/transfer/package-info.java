/**
 * Moving an expression: an {@link org.memestream.facetransfer.transfer.ExpressionTransfer} answers
 * a {@link org.memestream.facetransfer.transfer.TransferRequest} with a {@link
 * org.memestream.facetransfer.transfer.TransferOutcome}.
 *
 * <p>{@link org.memestream.facetransfer.transfer.FaceExpressionTransfer} puts it together from
 * {@link org.memestream.facetransfer.transfer.TransferParts}: detected faces are studied (mesh,
 * pose, expression), the change of each is prepared once as an edit and drawn at any amount, for a
 * picture or the frames of an animation. Drawing moves the pixels of the face mesh through a {@link
 * org.memestream.facetransfer.transfer.WarpGrid}, shades folds by a {@link
 * org.memestream.facetransfer.transfer.WrinkleMap}, closes lids, fills an opened mouth from the
 * driver or a {@link org.memestream.facetransfer.transfer.MouthGenerator}, and lets a {@link
 * org.memestream.facetransfer.transfer.FaceRefiner} mend the result. The last three can be absent.
 *
 * <p>In a {@link org.memestream.facetransfer.transfer.MovingRequest} a {@code FaceTracker} follows
 * the chosen faces from frame to frame, {@code TrackSmoothing} stills their meshes, and a {@code
 * MovingArtist} changes each frame, leaving what a face does quickly.
 */
package org.memestream.facetransfer.transfer;
