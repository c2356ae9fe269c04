/**
 * Where faces are. A {@link org.memestream.facetransfer.detection.FaceDetector} finds {@link
 * org.memestream.facetransfer.detection.DetectedFace}s, largest first, so that "face 1" means the
 * same to every stage. A {@link org.memestream.facetransfer.detection.FaceFilter} says which of
 * them can be used, and why not. Knows no detection library; adapters implement the interface.
 */
package org.memestream.facetransfer.detection;
