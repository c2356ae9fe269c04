/**
 * OpenCV behind the domain's interfaces. The only package that sees {@code org.opencv} and {@code
 * org.bytedeco}: {@link org.memestream.facetransfer.opencv.HaarFaceDetector} detects faces, {@link
 * org.memestream.facetransfer.opencv.DrawnFaceCascade} says where drawn ones may be; their pixels
 * live in {@code Mat}s that a {@code MatScope} releases.
 */
package org.memestream.facetransfer.opencv;
