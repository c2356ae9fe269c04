package org.memestream.local.doctor;

import ai.djl.engine.Engine;
import io.github.humbleui.skija.Surface;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.opencv.core.Core;

/** Loads what memestream draws, sees and thinks with. */
final class NativeCheck implements Check {

  private interface Attempt {
    String load() throws Exception;
  }

  @Override
  public List<Finding> look() {
    return List.of(
        attempt(
            "drawing (Skija)",
            NativeCheck::drawing,
            "apt-get install libgl1 libegl1 libfontconfig1; the temporary folder must allow programs"),
        attempt(
            "networks (PyTorch)",
            NativeCheck::networks,
            "Linux on x86-64 with glibc is needed, and room in the native cache"),
        attempt(
            "faces (OpenCV)",
            NativeCheck::faces,
            "Linux on x86-64 with glibc is needed, and room in the native cache"));
  }

  private static String drawing() {
    try (Surface surface = Surface.makeRasterN32Premul(8, 8)) {
      return "draws " + surface.getWidth() + "×" + surface.getHeight() + " pixels";
    }
  }

  private static String networks() {
    Engine engine = Engine.getEngine("PyTorch");
    return "PyTorch " + engine.getVersion() + " on " + engine.defaultDevice();
  }

  private static String faces() {
    Loader.load(opencv_java.class);
    return "OpenCV " + Core.VERSION;
  }

  private static Finding attempt(String subject, Attempt attempt, String remedy) {
    long begin = System.nanoTime();
    try {
      String sight = attempt.load();
      double seconds = (System.nanoTime() - begin) / 1e9;
      return Finding.ok(subject, String.format(Locale.ROOT, "%s (%.1f s)", sight, seconds));
    } catch (Exception | LinkageError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return Finding.fail(subject, "does not load: " + cause, remedy);
    }
  }
}
