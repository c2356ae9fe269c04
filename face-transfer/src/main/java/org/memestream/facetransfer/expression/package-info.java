/**
 * Which expression goes on which faces: the preset {@link
 * org.memestream.facetransfer.expression.Expression}s and the {@link
 * org.memestream.facetransfer.expression.FaceSelection} that picks among the detected faces.
 */
package org.memestream.facetransfer.expression;
