package org.memestream.facetransfer.opencv;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.memestream.runtime.opencv.OpenCvLibrary;
import org.opencv.objdetect.CascadeClassifier;

/** Loads OpenCV's native library and the cascades that its jar carries. */
final class HaarCascade {

  private static final String FOLDER = "/org/bytedeco/opencv/%s/share/opencv4/haarcascades/%s.xml";

  private final String name;

  /**
   * @param name file name without its ending, such as {@code haarcascade_frontalface_alt}
   */
  HaarCascade(String name) {
    this.name = name;
  }

  /**
   * A classifier of its own for the caller. Classifiers are not thread-safe, and their few
   * megabytes of native memory go when the garbage collector takes the object: OpenCV offers no
   * other way.
   */
  CascadeClassifier open() {
    OpenCvLibrary.load();
    String resource = FOLDER.formatted(Loader.getPlatform(), name);
    CascadeClassifier classifier = new CascadeClassifier(unpacked(resource).getPath());
    if (classifier.empty()) {
      throw new IllegalStateException("OpenCV does not read the cascade " + resource);
    }
    return classifier;
  }

  private static File unpacked(String resource) {
    try {
      File file = Loader.cacheResource(opencv_java.class, resource);
      if (file == null) {
        throw new IllegalStateException("the OpenCV jar holds no " + resource);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot unpack %s to JavaCPP's cache; set org.bytedeco.javacpp.cachedir to a writable folder"
              .formatted(resource),
          e);
    }
  }
}
