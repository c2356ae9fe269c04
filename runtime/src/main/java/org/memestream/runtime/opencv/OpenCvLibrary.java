package org.memestream.runtime.opencv;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;

/** OpenCV's native library. */
public final class OpenCvLibrary {

  private OpenCvLibrary() {}

  /**
   * Loads it, once in a process. One that lies unpacked on the {@code java.library.path} goes first
   * and brings only what it needs; what JavaCPP unpacks comes with OpenCV's windows, and so with
   * GTK 2.
   */
  public static void load() {
    try {
      System.loadLibrary("opencv_java");
    } catch (UnsatisfiedLinkError absent) {
      loadFromJar();
    }
  }

  private static void loadFromJar() {
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
