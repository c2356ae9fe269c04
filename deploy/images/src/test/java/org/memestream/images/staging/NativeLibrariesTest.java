package org.memestream.images.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {

  @TempDir Path folder;
  private Path lib;
  private Path natives;

  @BeforeEach
  void makeFolders() throws IOException {
    lib = Files.createDirectory(folder.resolve("lib"));
    natives = folder.resolve("natives");
  }

  @Test
  void librariesOfThisSystemLeaveTheJarAndThoseOfOthersGo() throws IOException {
    Path jar =
        jar(
            "rocksdbjni-10.1.3.jar",
            "librocksdbjni-linux64.so",
            "librocksdbjni-win64.dll",
            "librocksdbjni-osx-arm64.jnilib",
            "org/rocksdb/RocksDB.class");

    boolean split = new NativeLibraries("cpu").split(jar, lib, natives);

    assertThat(split).isTrue();
    assertThat(natives.resolve("lib/librocksdbjni-linux64.so"))
        .hasContent("librocksdbjni-linux64.so");
    assertThat(natives.resolve("lib").toFile().list()).hasSize(1);
    try (ZipFile slim = new ZipFile(lib.resolve("rocksdbjni-10.1.3.jar").toFile())) {
      assertThat(slim.stream().map(ZipEntry::getName)).containsExactly("org/rocksdb/RocksDB.class");
    }
  }

  @Test
  void bridgeToPyTorchIsThatOfTheFlavour() throws IOException {
    Path jar =
        jar(
            "pytorch-jni-2.7.1-0.35.1.jar",
            "jnilib/linux-x86_64/cpu/libdjl_torch.so",
            "jnilib/linux-x86_64/cu128/libdjl_torch.so",
            "jnilib/win-x86_64/cu128/djl_torch.dll");

    new NativeLibraries("cu128").split(jar, lib, natives);

    assertThat(natives.resolve("pytorch/libdjl_torch.so"))
        .hasContent("jnilib/linux-x86_64/cu128/libdjl_torch.so");
  }

  @Test
  void windowsOfOpenCvStayBehind() throws IOException {
    Path jar =
        jar(
            "opencv-4.13.0-1.5.13-linux-x86_64.jar",
            "org/bytedeco/opencv/linux-x86_64/libopencv_core.so.413",
            "org/bytedeco/opencv/linux-x86_64/libopencv_highgui.so.413",
            "org/bytedeco/opencv/linux-x86_64/libjniopencv_core.so",
            "org/bytedeco/opencv/linux-x86_64/python/cv2.cpython-314-x86_64-linux-gnu.so");

    new NativeLibraries("cpu").split(jar, lib, natives);

    assertThat(natives.resolve("lib").toFile().list()).containsExactly("libopencv_core.so.413");
  }

  @Test
  void jarWithoutNativeLibrariesIsLeftAlone() throws IOException {
    Path jar = jar("avro-1.12.1.jar", "org/apache/avro/Schema.class");

    assertThat(new NativeLibraries("cpu").split(jar, lib, natives)).isFalse();

    assertThat(lib).isEmptyDirectory();
  }

  @Test
  void flavourIsReadFromTheNameOfTheJar() {
    assertThat(
            NativeLibraries.flavour(
                List.of("api-0.35.1.jar", "pytorch-native-cu128-2.7.1-linux-x86_64.jar")))
        .contains("cu128");
    assertThat(NativeLibraries.flavour(List.of("api-0.35.1.jar"))).isEqualTo(Optional.empty());
  }

  /** A jar whose entries contain their names. */
  private Path jar(String name, String... entries) throws IOException {
    Path jar = folder.resolve(name);
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (String entry : entries) {
        out.putNextEntry(new ZipEntry(entry));
        out.write(entry.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    return jar;
  }
}
