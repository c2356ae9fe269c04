package org.memestream.facetransfer.transfer;

/**
 * What faces shall show.
 *
 * @param shown at strength 1
 * @param strength 0 to {@value TransferRequest#MAX_STRENGTH}
 * @param region part that takes it on
 */
record ExpressionWish(ShownExpression shown, double strength, FaceRegion region) {}
