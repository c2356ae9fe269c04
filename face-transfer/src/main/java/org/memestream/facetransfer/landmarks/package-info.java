/**
 * Where the parts of a face are: a {@link org.memestream.facetransfer.landmarks.LandmarkDetector}
 * lays the {@link org.memestream.facetransfer.landmarks.FaceMesh} onto a detected face, which gives
 * its {@link org.memestream.facetransfer.landmarks.Landmarks}. A {@link
 * org.memestream.facetransfer.landmarks.FaceCrop} is how networks see a face; a {@link
 * org.memestream.facetransfer.landmarks.FrontalMesh} is how meshes of different poses compare.
 */
package org.memestream.facetransfer.landmarks;
