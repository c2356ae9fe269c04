package org.memestream.runtime.opencv;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;

/** OpenCV's native library. */
public final class OpenCvLibrary {

  private OpenCvLibrary() {}

  /** Loads it, once in a process. */
  public static void load() {
    try {
      Loader.load(opencv_java.class);
    } catch (UnsatisfiedLinkError e) {
      throw new IllegalStateException(
          "OpenCV's native library does not load on %s; the jar opencv with the classifier %s must be on the class path"
              .formatted(Loader.getPlatform(), Loader.getPlatform()),
          e);
    }
  }
}
