package org.memestream.renderer.output;

/** A picture that no lowering of quality, colours and frames brought below its profile's limit. */
public final class OutputTooLargeException extends Exception {

  /**
   * @param name of the picture
   * @param least bytes of the smallest file that was made
   * @param most bytes that are allowed
   */
  OutputTooLargeException(String name, long least, long most) {
    super(
        "The picture for %s has %d bytes at the lowest quality; at most %d are allowed there. Choose another profile or a simpler picture."
            .formatted(name, least, most));
  }
}
