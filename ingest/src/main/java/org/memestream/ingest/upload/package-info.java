/**
 * From untrusted bytes to a picture that is safe to keep. {@link
 * org.memestream.ingest.upload.PictureIntake} never passes on what came in: it decodes the picture
 * and writes it anew, as an {@link org.memestream.ingest.upload.AcceptedPicture}.
 */
package org.memestream.ingest.upload;
