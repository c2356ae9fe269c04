package org.memestream.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.memestream.ingest.ExpressionOrder;
import org.memestream.ingest.MemeOrder;

/** The files of the web page, without a browser. */
class WebPageTest {

  private static final Path FOLDER =
      Path.of("src/main/resources/org/memestream/ingest/web").toAbsolutePath();

  static List<String> languages() {
    return WebPage.LANGUAGES;
  }

  @Test
  void hasTextsForTheLanguagesThatItNames() throws Exception {
    try (Stream<Path> files = Files.list(FOLDER.resolve("lang"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              WebPage.LANGUAGES.stream().map(language -> language + ".json").toList());
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void hasNamesForAllThatCanBeChosen(String language) throws Exception {
    JsonNode texts = texts(language);

    assertThat(MemeOrder.STYLES).allMatch(name -> texts.has("style." + name));
    assertThat(ExpressionOrder.PRESETS).allMatch(name -> texts.has("face." + name));
    assertThat(MemeOrder.PROFILES)
        .filteredOn(name -> !name.equals("original"))
        .allMatch(name -> texts.has("profile." + name));
  }

  @Test
  void hasPicturesOfStylesAndExpressions() {
    assertThat(MemeOrder.STYLES)
        .allSatisfy(name -> assertThat(FOLDER.resolve("styles/" + name + ".svg")).exists());
    assertThat(ExpressionOrder.PRESETS)
        .allSatisfy(name -> assertThat(FOLDER.resolve("icons/" + name + ".svg")).exists());
  }

  private static JsonNode texts(String language) throws IOException {
    return new ObjectMapper().readTree(FOLDER.resolve("lang/" + language + ".json").toFile());
  }
}
