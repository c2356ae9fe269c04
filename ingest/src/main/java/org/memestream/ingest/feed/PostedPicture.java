package org.memestream.ingest.feed;

import java.util.Objects;

/**
 * A picture of a post.
 *
 * @param location where the platform keeps it: an address, or the platform's own file id
 * @param description what its author says it shows; empty when they say nothing
 */
public record PostedPicture(String location, String description) {

  public PostedPicture {
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(description, "description");
  }
}
