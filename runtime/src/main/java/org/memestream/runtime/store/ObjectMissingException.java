package org.memestream.runtime.store;

/** There is no object under the key. */
public final class ObjectMissingException extends RuntimeException {

  /**
   * @param key the key that was asked for
   */
  public ObjectMissingException(String key) {
    super("there is no object " + key + " in the store");
  }
}
