package org.memestream.runtime.training;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Measured figures as JSON, in the order in which they were put. */
public final class Metrics {

  private Metrics() {}

  public static String json(Map<String, Object> figures) {
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(figures);
  }

  /** Whether a file of figures is there and has these among them. */
  public static boolean holds(Path file, Map<String, Object> wanted) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    JsonObject figures = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    return wanted.entrySet().stream()
        .allMatch(
            entry ->
                figures.has(entry.getKey())
                    && figures.get(entry.getKey()).getAsString().equals("" + entry.getValue()));
  }

  public static void write(Path file, Map<String, Object> figures) throws IOException {
    Files.writeString(file, json(figures) + "\n");
  }
}
