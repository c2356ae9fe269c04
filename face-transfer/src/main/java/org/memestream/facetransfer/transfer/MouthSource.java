package org.memestream.facetransfer.transfer;

/**
 * What shows between the lips once they open.
 *
 * @param patch the inside
 * @param gain of R, G and B that makes it fit the light of the target
 */
record MouthSource(MouthPatch patch, float[] gain) {}
