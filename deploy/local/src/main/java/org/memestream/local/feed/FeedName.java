package org.memestream.local.feed;

import java.util.regex.Pattern;
import org.memestream.local.console.CommandFailure;
import org.memestream.runtime.lifecycle.ExitCode;

/** Names of feeds, which become names of folders. */
final class FeedName {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,60}");

  private FeedName() {}

  static String check(String name) {
    if (!FORM.matcher(name).matches()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--name must be 1 to 60 letters A-Z, digits, '_' or '-', but was '%s'".formatted(name));
    }
    return name;
  }
}
