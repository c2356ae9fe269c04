/** OpenCV: its native library, and JPEG encoding by the vectorised libjpeg-turbo in it. */
package org.memestream.runtime.opencv;
