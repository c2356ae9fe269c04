package org.memestream.facetransfer.transfer;

import java.util.Optional;
import org.memestream.facetransfer.expression.FaceExpression;

/**
 * An expression that faces shall take on.
 *
 * @param driver whose it is; empty for a preset
 */
record ShownExpression(FaceExpression expression, Optional<DriverFace> driver) {}
