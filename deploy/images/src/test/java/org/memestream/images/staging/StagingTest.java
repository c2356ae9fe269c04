package org.memestream.images.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingTest {

  private static final Image RENDERER =
      new Image("renderer", "renderer", Optional.empty(), "renderer");
  private static final Image FEED =
      new Image("feed", "renderer", Optional.of("org.memestream.Feed"), "renderer");

  @TempDir Path folder;

  @Test
  void eachJarIsInOneLayer() throws IOException {
    stage(build(), List.of(RENDERER));

    assertThat(files("common/lib")).containsExactly("avro-1.jar");
    assertThat(files("renderer/libraries/lib")).containsExactly("streams-1.jar");
    assertThat(files("renderer/own/lib")).containsExactly("renderer-1.jar", "runtime-1.jar");
    assertThat(folder.resolve("out/renderer/own/main"))
        .hasContent("-jar /opt/memestream/lib/renderer-1.jar");
  }

  @Test
  void imagesWithTheSameLibrariesShareThem() throws IOException {
    stage(build(), List.of(RENDERER, FEED));

    assertThat(folder.resolve("out/feed/libraries")).isSymbolicLink();
    assertThat(files("feed/libraries/lib")).containsExactly("streams-1.jar");
    assertThat(folder.resolve("out/feed/own/main"))
        .hasContent("-cp /opt/memestream/lib/renderer-1.jar org.memestream.Feed");
  }

  @Test
  void stagingAgainTakesUpWhatHasChanged() throws IOException {
    BuiltJars before = build();
    stage(before, List.of(RENDERER, FEED));
    Files.writeString(before.libraries().get("streams-1.jar"), "another");

    stage(before, List.of(RENDERER, FEED));

    assertThat(folder.resolve("out/renderer/libraries/lib/streams-1.jar")).hasContent("another");
  }

  @Test
  void jarThatTheBuildDoesNotHaveIsNamed() throws IOException {
    Map<String, Path> own = Map.of("runtime-1.jar", jar("runtime-1.jar", "gone.jar"));

    assertThatThrownBy(() -> new BuiltJars(own, Map.of()).classPath("runtime"))
        .hasMessageContaining("needs gone.jar");
  }

  private void stage(BuiltJars jars, List<Image> images) throws IOException {
    new Staging(jars, folder.resolve("out")).write(images);
  }

  private BuiltJars build() throws IOException {
    return new BuiltJars(
        Map.of(
            "runtime-1.jar", jar("runtime-1.jar", "avro-1.jar"),
            "renderer-1.jar", jar("renderer-1.jar", "runtime-1.jar avro-1.jar streams-1.jar")),
        Map.of("avro-1.jar", jar("avro-1.jar", ""), "streams-1.jar", jar("streams-1.jar", "")));
  }

  private Path jar(String name, String classPath) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
    Path place = Files.createDirectories(folder.resolve("built/" + name + "/1")).resolve(name);
    new JarOutputStream(Files.newOutputStream(place), manifest).close();
    return place;
  }

  private List<String> files(String layer) {
    return Arrays.stream(folder.resolve("out").resolve(layer).toFile().list())
        .sorted()
        .collect(Collectors.toList());
  }
}
