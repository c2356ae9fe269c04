package org.memestream.ingest.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * An address that may be asked, as far as its text tells.
 *
 * @param uri absolute, of http or https, without credentials
 */
record FetchTarget(URI uri) {

  private static final int MAX_LENGTH = 2000;

  /**
   * @throws RefusedUrlException when it is no such address
   */
  static FetchTarget of(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new RefusedUrlException(
          "The address has %d characters; at most %d are allowed."
              .formatted(text.length(), MAX_LENGTH));
    }
    try {
      return checked(new URI(text));
    } catch (URISyntaxException e) {
      throw new RefusedUrlException("The address of the picture is not a valid URL.");
    }
  }

  /**
   * Where a redirect leads.
   *
   * @throws RefusedUrlException also when it leaves https
   */
  FetchTarget redirected(String location) {
    FetchTarget next;
    try {
      next = checked(uri.resolve(location));
    } catch (IllegalArgumentException e) {
      throw new RefusedUrlException("The address redirects to something that is not a valid URL.");
    }
    if (secure() && !next.secure()) {
      throw new RefusedUrlException("The address redirects from https to http.");
    }
    return next;
  }

  private boolean secure() {
    return uri.getScheme().equalsIgnoreCase("https");
  }

  private static FetchTarget checked(URI uri) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https") || uri.getHost() == null) {
      throw new RefusedUrlException(
          "The address of a picture must begin with http:// or https:// and name a host.");
    }
    if (uri.getUserInfo() != null) {
      throw new RefusedUrlException("The address of a picture must not hold a name or password.");
    }
    return new FetchTarget(uri);
  }
}
