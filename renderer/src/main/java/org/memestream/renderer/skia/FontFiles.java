package org.memestream.renderer.skia;

import io.github.humbleui.skija.Data;
import io.github.humbleui.skija.FontMgr;
import io.github.humbleui.skija.Typeface;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Reads fonts that are not installed. */
final class FontFiles {

  private static final String BUNDLED = "/liberation/LiberationSans-Bold.ttf";
  private static final Set<String> ENDINGS = Set.of("ttf", "otf", "ttc", "woff", "woff2");

  private FontFiles() {}

  /** The fonts of a folder, by name; the caller closes them. */
  static List<Typeface> inFolder(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> ENDINGS.contains(ending(file)))
          .sorted()
          .map(FontFiles::fromFile)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the font folder " + folder + " cannot be read", e);
    }
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static Typeface fromFile(Path file) {
    try {
      return fromBytes(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("the font " + file + " cannot be read", e);
    }
  }

  /** Liberation Sans Bold; the caller closes it. */
  static Typeface bundled() {
    try (InputStream font = FontFiles.class.getResourceAsStream(BUNDLED)) {
      if (font == null) {
        throw new IllegalStateException(
            BUNDLED + " is not on the class path; it comes with openpdf-fonts-extra");
      }
      return fromBytes(font.readAllBytes(), BUNDLED);
    } catch (IOException e) {
      throw new UncheckedIOException("the bundled font cannot be read", e);
    }
  }

  private static Typeface fromBytes(byte[] bytes, String name) {
    try (Data data = Data.makeFromBytes(bytes)) {
      Typeface typeface = FontMgr.getDefault().makeFromData(data);
      if (typeface == null) {
        throw new IllegalArgumentException(
            name + " is not a font; take the file out of the folder");
      }
      return typeface;
    }
  }
}
