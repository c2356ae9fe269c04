package org.memestream.ingest.gateway;

import io.javalin.http.Context;
import org.memestream.ingest.gateway.access.LocalGuard;
import org.memestream.ingest.gateway.access.Tokens;
import org.memestream.ingest.gateway.problem.Problem;
import org.memestream.ingest.gateway.problem.Reason;

/** Finds out who asks: by token, or, without any, whoever sits at this machine. */
final class Callers {

  private final Tokens tokens;
  private final String localOwner;
  private final LocalGuard guard = new LocalGuard();

  Callers(Tokens tokens, String localOwner) {
    this.tokens = tokens;
    this.localOwner = localOwner;
  }

  /** For every request, also those for public things. */
  void checkHost(Context context) {
    if (tokens.none()) {
      guard.checkHost(context.header("Host"));
    }
  }

  /**
   * Who asks.
   *
   * @throws org.memestream.ingest.gateway.problem.ProblemException when nobody who may
   */
  String owner(Context context) {
    if (tokens.none()) {
      guard.checkPage(
          context.header("Origin"), context.header("Sec-Fetch-Site"), context.header("Host"));
      return localOwner;
    }
    return tokens
        .owner(context.header("Authorization"))
        .orElseThrow(
            () ->
                Problem.of(
                        Reason.UNAUTHENTICATED,
                        "Send a known token as Authorization: Bearer TOKEN.")
                    .exception());
  }
}
