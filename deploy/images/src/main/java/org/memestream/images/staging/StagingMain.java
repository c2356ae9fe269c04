package org.memestream.images.staging;

import java.io.IOException;
import java.nio.file.Path;

/** Lays out the layers of all images. */
public final class StagingMain {

  private StagingMain() {}

  /**
   * @param arguments the build's folder ({@code target}), the jar in it, and the folder to write
   */
  public static void main(String... arguments) throws IOException {
    Path target = Path.of(arguments[0]);
    BuiltJars jars =
        BuiltJars.read(
            target.resolve("own.classpath"),
            target.resolve("libraries.classpath"),
            Path.of(arguments[1]));
    new Staging(jars, Path.of(arguments[2])).write(Image.all());
  }
}
