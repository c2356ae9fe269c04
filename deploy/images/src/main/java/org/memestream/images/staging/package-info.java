/**
 * Lays out what goes into the images: {@link org.memestream.images.staging.StagingMain} makes one
 * folder a layer, from the jars of the build and what each says its class path is. Jars that carry
 * native libraries leave them to a folder, so that containers have nothing to unpack and need no
 * folder to unpack it to.
 */
package org.memestream.images.staging;
