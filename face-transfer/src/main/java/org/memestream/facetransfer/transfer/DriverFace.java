package org.memestream.facetransfer.transfer;

import org.memestream.runtime.picture.Picture;

/** The face that gives its expression, with what its mouth and light are taken from. */
record DriverFace(Picture picture, KnownFace face, LightMeter light) {}
