package org.memestream.captioner.training;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Measured figures as JSON, in the order in which they were put. */
final class Metrics {

  private Metrics() {}

  static String json(Map<String, Object> figures) {
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(figures);
  }

  static void write(Path file, Map<String, Object> figures) throws IOException {
    Files.writeString(file, json(figures) + "\n");
  }
}
