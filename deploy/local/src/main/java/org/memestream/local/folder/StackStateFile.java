package org.memestream.local.folder;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code stack.json}: readers see a whole state or none. */
public final class StackStateFile {

  private final Path file;
  private final JsonFactory json = new JsonFactory();

  public StackStateFile(DataFolder folder) {
    this.file = folder.stateFile();
  }

  /** Replaces the file in one step. */
  public void write(StackState state) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    try (JsonGenerator out =
        json.createGenerator(Files.newBufferedWriter(draft, StandardCharsets.UTF_8))) {
      out.useDefaultPrettyPrinter();
      out.writeStartObject();
      out.writeNumberField("pid", state.pid());
      out.writeStringField("bootstrapServers", state.bootstrapServers());
      out.writeStringField("registry", state.registry().toString());
      out.writeStringField("http", state.http().toString());
      out.writeStringField("web", state.web().toString());
      out.writeStringField("startedAt", state.startedAt().toString());
      out.writeEndObject();
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The state, or nothing when there is no file or it is not one of ours. */
  public Optional<StackState> read() throws IOException {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser in = json.createParser(Files.newBufferedReader(file, StandardCharsets.UTF_8))) {
      while (in.nextToken() != null) {
        if (in.currentToken().isScalarValue()) {
          fields.put(in.currentName(), in.getText());
        }
      }
      return Optional.of(
          new StackState(
              Long.parseLong(fields.getOrDefault("pid", "")),
              fields.get("bootstrapServers"),
              URI.create(fields.getOrDefault("registry", "")),
              URI.create(fields.getOrDefault("http", "")),
              URI.create(fields.getOrDefault("web", "")),
              Instant.parse(fields.getOrDefault("startedAt", ""))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JacksonException | CharacterCodingException | RuntimeException e) {
      return Optional.empty();
    }
  }

  public void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}
