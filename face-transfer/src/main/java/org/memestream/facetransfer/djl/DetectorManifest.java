package org.memestream.facetransfer.djl;

/**
 * What must be known of a foreign network to use it as a face detector. In JSON, beside the
 * network's file:
 *
 * <pre>{@code
 * {
 *   "engine": "OnnxRuntime",
 *   "file": "yunet.onnx",         in the same folder
 *   "sha256": "64 hex digits",    of that file
 *   "format": "yunet",            what goes in and comes out, see YuNet
 *   "threshold": 0.6,             score from which it is a face; 0.6 if left out
 *   "overlap": 0.3                shared over joint area above which the weaker of two faces is
 *                                 dropped; 0.3 if left out
 * }
 * }</pre>
 *
 * @param file name of a file in the manifest's folder
 * @param sha256 of that file, lower-case hexadecimal
 * @param threshold above 0 and below 1
 * @param overlap above 0 and below 1
 */
record DetectorManifest(String file, String sha256, double threshold, double overlap) {

  static final String ENGINE = "OnnxRuntime";
  static final String FORMAT = "yunet";
  static final double THRESHOLD = 0.6;
  static final double OVERLAP = 0.3;
}
