package org.memestream.ingest.erasure;

import org.memestream.runtime.OutageException;

/** An erasure was recorded and goes on, but was not done in time; asking again goes on with it. */
public final class ErasureIncompleteException extends OutageException {

  ErasureIncompleteException(String message, Throwable cause) {
    super(message, cause);
  }
}
