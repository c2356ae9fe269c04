package org.memestream.local.stack;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.memestream.runtime.network.InferenceEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the large native libraries while the broker starts, since both take seconds and neither
 * keeps two cores busy.
 */
final class NativeLibraries {

  private static final Logger log = LoggerFactory.getLogger(NativeLibraries.class);

  /** Returns at once. A library that does not load is the business of the service that needs it. */
  void loadMeanwhile() {
    Thread thread = new Thread(NativeLibraries::load, "native-libraries");
    thread.setDaemon(true);
    thread.start();
  }

  private static void load() {
    try {
      InferenceEngine.start();
      Loader.load(opencv_java.class);
    } catch (RuntimeException | LinkageError e) {
      log.atWarn().setCause(e).log("a native library does not load");
    }
  }
}
