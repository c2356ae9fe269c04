package org.memestream.ingest.feed;

/** Where the pictures of posts come from. Thread-safe; blocks the caller. */
@FunctionalInterface
public interface PictureSource {

  /**
   * The bytes of a picture.
   *
   * @param location as in {@link PostedPicture#location}
   * @throws org.memestream.ingest.fetch.RefusedUrlException when it is not fetched
   * @throws org.memestream.ingest.fetch.UnreachableUrlException when nothing came in time
   */
  byte[] fetch(String location);
}
