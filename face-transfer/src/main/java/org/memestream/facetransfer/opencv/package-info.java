/**
 * OpenCV behind the domain's interfaces. The only package that sees {@code org.opencv} and {@code
 * org.bytedeco}: {@link org.memestream.facetransfer.opencv.HaarFaceDetector} detects faces, its
 * pixels live in {@code Mat}s that a {@code MatScope} releases.
 */
package org.memestream.facetransfer.opencv;
