package org.memestream.local.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * What a bench measured, and on what.
 *
 * @param bench name
 * @param machine that it ran on
 * @param sections in order
 */
record BenchReport(String bench, Machine machine, List<Section> sections) {

  /**
   * Figures that belong together.
   *
   * @param name what they are of
   */
  record Section(String name, List<Figure> figures) {
    Section {
      figures = List.copyOf(figures);
    }
  }

  BenchReport {
    sections = List.copyOf(sections);
  }

  /** For people. */
  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s: %s, %d processors, %.0f GB, %s, %s%n",
        bench,
        machine.processor(),
        machine.processors(),
        machine.memoryBytes() / 1e9,
        machine.system(),
        machine.java());
    for (Section section : sections) {
      out.println(section.name());
      for (Figure figure : section.figures()) {
        out.printf(
            Locale.ROOT, "  %-44s %10s %s%n", figure.name(), shown(figure.value()), figure.unit());
      }
    }
    out.flush();
  }

  private static String shown(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.2f" : "%.0f", value);
  }

  /** For programs: one object. */
  void printJson(PrintWriter out) throws IOException {
    try (JsonGenerator json =
        new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.writeStartObject();
      json.writeStringField("bench", bench);
      json.writeObjectFieldStart("machine");
      json.writeStringField("processor", machine.processor());
      json.writeNumberField("processors", machine.processors());
      json.writeNumberField("memory_bytes", machine.memoryBytes());
      json.writeStringField("system", machine.system());
      json.writeStringField("java", machine.java());
      json.writeEndObject();
      json.writeArrayFieldStart("sections");
      for (Section section : sections) {
        write(json, section);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.println();
  }

  private static void write(JsonGenerator json, Section section) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", section.name());
    json.writeArrayFieldStart("figures");
    for (Figure figure : section.figures()) {
      json.writeStartObject();
      json.writeStringField("name", figure.name());
      if (Double.isFinite(figure.value())) {
        json.writeNumberField("value", figure.value());
      } else {
        json.writeNullField("value");
      }
      json.writeStringField("unit", figure.unit());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
