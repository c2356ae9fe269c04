/**
 * Moves facial expressions onto the faces of memes. {@link org.memestream.facetransfer.FaceMain}
 * reads {@link org.memestream.facetransfer.FaceConfig} and runs {@link
 * org.memestream.facetransfer.FaceService}, whose {@link org.memestream.facetransfer.FaceWorker}
 * stands between the events and the domain in {@code expression} and {@code detection}; {@code
 * opencv} adapts OpenCV to it.
 *
 * <p>This version finds the faces and says why a request cannot be met. It changes no picture.
 */
package org.memestream.facetransfer;
