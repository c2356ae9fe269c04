package org.memestream.local.stack;

/** The port that was asked for belongs to another program. */
public final class PortTakenException extends RuntimeException {

  PortTakenException(PortChoice choice) {
    super(
        "port "
            + choice.asked().orElse(choice.usual())
            + " for the "
            + choice.part()
            + " is taken by another program. Name another one with "
            + choice.option()
            + ", or leave the option out to take the usual port "
            + choice.usual()
            + " or a free one.");
  }
}
