package org.memestream.local.stack;

import java.util.List;

/**
 * Where the parts of a stack listen when nobody asks for another place and nobody else is there.
 */
public final class UsualPorts {

  static final int HTTP = 8080;
  static final int HEALTH = 8082;
  static final int REGISTRY = 8081;
  static final int KAFKA = 9092;

  private UsualPorts() {}

  /** All of them. */
  public static List<Integer> all() {
    return List.of(HTTP, REGISTRY, HEALTH, KAFKA);
  }
}
