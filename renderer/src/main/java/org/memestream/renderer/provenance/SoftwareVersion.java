package org.memestream.renderer.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which version of this software runs, as its build noted. */
final class SoftwareVersion {

  private static final String RESOURCE = "version.properties";

  /** Such as {@code memestream 0.1.0}. */
  String creatorTool() {
    Properties properties = new Properties();
    try (InputStream in = SoftwareVersion.class.getResourceAsStream(RESOURCE)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the version cannot be read", e);
    }
    return "memestream " + properties.getProperty("version");
  }
}
