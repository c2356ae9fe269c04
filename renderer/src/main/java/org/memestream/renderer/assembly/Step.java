package org.memestream.renderer.assembly;

import java.util.List;
import java.util.Optional;

/**
 * What one event or the passing of time does to one meme.
 *
 * @param after what is known from now on; empty when the meme is to be forgotten
 * @param emissions what to send, in order
 */
public record Step(Optional<Progress> after, List<Emission> emissions) {

  /** Keeps its own copy of the list. */
  public Step {
    emissions = List.copyOf(emissions);
  }

  static Step nothing(Optional<Progress> before) {
    return new Step(before, List.of());
  }

  static Step forgotten(Emission... emissions) {
    return new Step(Optional.empty(), List.of(emissions));
  }

  static Step to(Progress after, Emission... emissions) {
    return new Step(Optional.of(after), List.of(emissions));
  }
}
