/**
 * Which expression goes on which faces: the preset {@link
 * org.memestream.facetransfer.expression.Expression}s, the {@link
 * org.memestream.facetransfer.expression.FaceSelection} that picks among the detected faces, the
 * {@link org.memestream.facetransfer.expression.ExpressionModel} that tells expression from
 * identity in a face mesh, and the {@link org.memestream.facetransfer.expression.ExpressionReader}
 * that sees it in the pixels.
 */
package org.memestream.facetransfer.expression;
