package org.memestream.facetransfer.transfer;

import java.util.Optional;

/**
 * What is drawn on a moved face.
 *
 * @param wrinkles logarithm of the change of brightness on the canonical map
 * @param mouth inside of the mouth, if it opens
 * @param refiner improves the result
 * @param grey whether the face has no colours
 */
record FaceLook(
    float[] wrinkles, Optional<MouthSource> mouth, Optional<RefinerStage> refiner, boolean grey) {}
