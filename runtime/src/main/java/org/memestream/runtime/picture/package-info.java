/**
 * Decoding, scaling and encoding of untrusted pictures. {@link
 * org.memestream.runtime.picture.PictureReader} looks at the header itself, holds it against {@link
 * org.memestream.runtime.picture.PictureLimits} and only then lets Skia decode a pixel; the outcome
 * is an immutable {@link org.memestream.runtime.picture.Picture} on the heap or an {@link
 * org.memestream.runtime.picture.UnacceptablePictureException}. {@link
 * org.memestream.runtime.picture.PictureScaler} and {@link
 * org.memestream.runtime.picture.PictureWriter} go the other way. Animations are lists of {@link
 * org.memestream.runtime.picture.AnimationFrame}, read within a {@link
 * org.memestream.runtime.picture.FrameBudget}. {@link org.memestream.runtime.picture.SkijaRaster}
 * crosses over to Skia for those who draw.
 *
 * <p>Skia's native library unpacks itself into {@code ${java.io.tmpdir}/skija_<version>_x64} on
 * first use: into a temporary file that is then moved atomically, so processes that start together
 * do not meet a half-written one. The system property {@code skija.library.path} names a folder to
 * load it from instead.
 */
package org.memestream.runtime.picture;
