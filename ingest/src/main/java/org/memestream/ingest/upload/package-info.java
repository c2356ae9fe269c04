/**
 * From untrusted bytes to a picture that is safe to keep. {@link
 * org.memestream.ingest.upload.PictureIntake} never passes on a file as it came in: it decodes
 * every picture, and writes it anew or strips it to its pixels, as an {@link
 * org.memestream.ingest.upload.AcceptedPicture}.
 */
package org.memestream.ingest.upload;
