package org.memestream.renderer.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/**
 * Which version of this software runs.
 *
 * @param creatorTool such as {@code memestream 0.1.0}
 */
public record SoftwareVersion(String creatorTool) {

  private static final String RESOURCE = "version.properties";

  public SoftwareVersion {
    Objects.requireNonNull(creatorTool, "creatorTool");
  }

  /** What the build noted; opens a jar, so to be asked once. */
  public static SoftwareVersion ofThisBuild() {
    Properties properties = new Properties();
    try (InputStream in = SoftwareVersion.class.getResourceAsStream(RESOURCE)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the version cannot be read", e);
    }
    return new SoftwareVersion("memestream " + properties.getProperty("version"));
  }
}
