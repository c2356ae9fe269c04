/**
 * Baseline JPEG (ITU-T T.81) with the colours of JFIF and chroma at half the resolution each way.
 * {@link org.memestream.runtime.jpeg.JpegEncoder} lays out the file and goes through the picture
 * sixteen lines at a time: {@code ColorLines} turns them into rows of 8 × 8 blocks, {@code
 * BlockRow} transforms all blocks of a row at once and quantizes them, and {@code EntropyCoder}
 * writes what is left. A row of blocks is stored sample by sample, not block by block, so that each
 * step is a plain loop over one array, which the JVM compiles to vector instructions.
 */
package org.memestream.runtime.jpeg;
