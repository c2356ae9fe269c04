/** The face networks in DJL: detector, landmarks, expression, mouth generator, refiner. */
package org.memestream.facetransfer.djl;
