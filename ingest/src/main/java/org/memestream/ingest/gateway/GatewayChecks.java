package org.memestream.ingest.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.gateway.access.LocalGuard;
import org.memestream.ingest.gateway.access.Tokens;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.lifecycle.StartFailure;

/** What a gateway makes sure of before it starts. */
final class GatewayChecks {

  private GatewayChecks() {}

  /**
   * The tokens.
   *
   * @throws StartFailure when others could reach a gateway without tokens, or the owner is none
   */
  static Tokens tokens(GatewaySettings settings) {
    Tokens tokens = Tokens.of(settings.tokens());
    if (tokens.none() && !LocalGuard.isLoopback(settings.host())) {
      throw new StartFailure(
          ExitCode.CONFIGURATION,
          "memestream.gateway.host is %s, which others can reach, but there are no tokens; set memestream.gateway.tokens.OWNER to the SHA-256 of a token, or the host to 127.0.0.1"
              .formatted(settings.host()));
    }
    if (!MemeOrder.KEY_SEGMENT.matcher(settings.localOwner()).matches()) {
      throw new StartFailure(
          ExitCode.CONFIGURATION,
          "memestream.gateway.local-owner is \"%s\"; an owner has letters A-Z, digits, '.', '_' and '-' only"
              .formatted(settings.localOwner()));
    }
    return tokens;
  }

  /** A folder without what a killed process left in it. */
  static Path emptied(Path folder) {
    try {
      Files.createDirectories(folder);
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.deleteIfExists(file);
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the folder of uploads " + folder, e);
    }
  }
}
