/** {@code memestream detect}: the face detectors as a library, without broker or store. */
package org.memestream.local.face;
