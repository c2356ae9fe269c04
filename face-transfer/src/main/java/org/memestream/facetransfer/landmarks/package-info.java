/**
 * Where the parts of a face are: a {@link org.memestream.facetransfer.landmarks.LandmarkDetector}
 * lays the {@link org.memestream.facetransfer.landmarks.FaceMesh} onto a detected face, which gives
 * its {@link org.memestream.facetransfer.landmarks.Landmarks}.
 */
package org.memestream.facetransfer.landmarks;
