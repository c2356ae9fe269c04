/**
 * Erasure: {@link org.memestream.ingest.erasure.Erasure} removes an owner or one meme from the
 * object store, from {@code memes.status} and from whatever is under way, and returns when that is
 * done; {@link org.memestream.ingest.erasure.Verification} looks whether anything is left.
 */
package org.memestream.ingest.erasure;
