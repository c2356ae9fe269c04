/**
 * Moves facial expressions onto the faces of memes. {@link org.memestream.facetransfer.FaceMain}
 * reads {@link org.memestream.facetransfer.FaceConfig} and runs {@link
 * org.memestream.facetransfer.FaceService}, whose {@code FaceWorker} stands between the events and
 * the domain: {@code detection}, {@code landmarks}, {@code expression} and {@code transfer}. {@code
 * djl} holds the networks, {@code opencv} adapts OpenCV, {@code training} makes and measures the
 * models, and {@link org.memestream.facetransfer.FaceModels} opens them.
 */
package org.memestream.facetransfer;
