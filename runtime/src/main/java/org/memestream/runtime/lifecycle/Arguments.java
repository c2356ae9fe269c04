package org.memestream.runtime.lifecycle;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a service's command line may say: {@code --config FILE} or {@code --help}.
 *
 * @param config the configuration file, if one is named
 * @param help whether only help is asked for
 */
record Arguments(Optional<Path> config, boolean help) {

  /**
   * @throws StartFailure when something else is said
   */
  static Arguments parse(String[] arguments) {
    Optional<Path> config = Optional.empty();
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      if (argument.equals("--help") || argument.equals("-h")) {
        return new Arguments(Optional.empty(), true);
      } else if (argument.startsWith("--config=")) {
        config = Optional.of(Path.of(argument.substring("--config=".length())));
      } else if (argument.equals("--config") && i + 1 < arguments.length) {
        config = Optional.of(Path.of(arguments[++i]));
      } else {
        throw new StartFailure(
            ExitCode.USAGE, "cannot make sense of " + argument + "; allowed is --config FILE");
      }
    }
    return new Arguments(config, false);
  }
}
