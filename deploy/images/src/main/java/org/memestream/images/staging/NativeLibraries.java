package org.memestream.images.staging;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Takes the native libraries for Linux on x86-64 out of the jars that carry them. */
final class NativeLibraries {

  /** What of a jar is a native library, or belongs to one, on any system. */
  private static final Pattern NATIVE =
      Pattern.compile(".*(\\.so[.\\d]*|\\.dll|\\.dylib|\\.jnilib|\\.dylib\\.dSYM/.*)");

  /**
   * Of OpenCV what its Java classes need: no windows, which need GTK, and nothing that the system
   * has.
   */
  private static final String MODULE =
      "org/bytedeco/[^/]+/[^/]+/lib(?!jni|gcc_s|opencv_highgui)[^/]+";

  /**
   * @param jar which jars
   * @param entry which of their libraries are those of this system
   * @param folder where they go
   */
  private record Rule(Pattern jar, Pattern entry, String folder) {
    static Rule of(String jar, String entry, String folder) {
      return new Rule(Pattern.compile(jar), Pattern.compile(entry), folder);
    }
  }

  private final List<Rule> rules;

  /**
   * @param flavour of PyTorch: {@code cpu}, or a version of CUDA such as {@code cu128}
   */
  NativeLibraries(String flavour) {
    rules =
        List.of(
            Rule.of("(opencv|openblas|javacpp)-.*-linux-x86_64\\.jar", MODULE, "lib"),
            Rule.of("skija-linux-x64-.*", "io/.*", "lib"),
            Rule.of("rocksdbjni-.*", "librocksdbjni-linux64\\.so", "lib"),
            Rule.of("zstd-jni-.*", "linux/amd64/.*", "lib"),
            Rule.of("snappy-java-.*", ".*/Linux/x86_64/.*", "lib"),
            Rule.of("jna-\\d.*", ".*/linux-x86-64/.*", "lib"),
            Rule.of("native-linux-x86_64-.*", "lib/linux-x86_64/.*", "lib"),
            Rule.of("onnxruntime(_gpu)?-\\d.*", ".*/linux-x64/.*", "onnxruntime"),
            Rule.of("pytorch-native-.*", "pytorch/[^/]+/linux-x86_64/.*", "pytorch"),
            Rule.of("pytorch-jni-.*", "jnilib/linux-x86_64/" + flavour + "/.*", "pytorch"));
  }

  /** The flavour of the PyTorch that is among the jars. */
  static Optional<String> flavour(Iterable<String> names) {
    Pattern pattern = Pattern.compile("pytorch-native-(cpu|cu\\d+).*\\.jar");
    for (String name : names) {
      var matcher = pattern.matcher(name);
      if (matcher.matches()) {
        return Optional.of(matcher.group(1));
      }
    }
    return Optional.empty();
  }

  /**
   * Writes a jar without its native libraries, and beside it those of this system.
   *
   * @param jar with native libraries or without
   * @param lib folder for the jar
   * @param natives folder for the libraries
   * @return whether the jar has any; nothing is written if not
   */
  boolean split(Path jar, Path lib, Path natives) throws IOException {
    String name = jar.getFileName().toString();
    Optional<Rule> rule = rules.stream().filter(r -> r.jar().matcher(name).matches()).findFirst();
    if (rule.isEmpty()) {
      return false;
    }
    Path folder = Files.createDirectories(natives.resolve(rule.get().folder()));
    try (ZipFile in = new ZipFile(jar.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(lib.resolve(name)))) {
      for (ZipEntry entry : in.stream().filter(e -> !e.isDirectory()).toList()) {
        if (!NATIVE.matcher(entry.getName()).matches()) {
          copy(in, entry, out);
        } else if (rule.get().entry().matcher(entry.getName()).matches()) {
          String file = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
          try (InputStream bytes = in.getInputStream(entry)) {
            Files.copy(bytes, folder.resolve(file));
          }
        }
      }
    }
    return true;
  }

  private static void copy(ZipFile in, ZipEntry entry, ZipOutputStream out) throws IOException {
    ZipEntry copy = new ZipEntry(entry.getName());
    copy.setTime(entry.getTime());
    out.putNextEntry(copy);
    try (InputStream bytes = in.getInputStream(entry)) {
      bytes.transferTo((OutputStream) out);
    }
    out.closeEntry();
  }
}
