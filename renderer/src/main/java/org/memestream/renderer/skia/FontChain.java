package org.memestream.renderer.skia;

import io.github.humbleui.skija.Data;
import io.github.humbleui.skija.FontMgr;
import io.github.humbleui.skija.FontStyle;
import io.github.humbleui.skija.Typeface;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.memestream.renderer.drawing.Clusters;
import org.memestream.renderer.drawing.Emoji;

/**
 * The faces that text is drawn in, in order of preference: those in a configured folder, installed
 * ones in the manner of Impact, the bundled Liberation Sans Bold, and for what these lack whatever
 * installed face has it. Works where no font is installed at all. Thread-safe.
 */
public final class FontChain implements AutoCloseable {

  private static final String BUNDLED = "/liberation/LiberationSans-Bold.ttf";
  private static final List<String> PREFERRED = List.of("Impact", "Anton", "Bebas Neue");
  private static final Set<String> FONT_FILES = Set.of("ttf", "otf", "ttc", "woff", "woff2");
  private static final String[] EMOJI_LANGUAGE = {"und-Zsye"};
  private static final int MOST_REMEMBERED = 4096;

  private final FontMgr installed;
  private final List<Face> faces;
  private final ConcurrentHashMap<String, Optional<Face>> substitutes = new ConcurrentHashMap<>();

  private FontChain(FontMgr installed, List<Face> faces) {
    this.installed = installed;
    this.faces = List.copyOf(faces);
  }

  /**
   * The faces of this machine.
   *
   * @param folder folder of TTF, OTF, TTC or WOFF files that come first, by name
   */
  public static FontChain open(Optional<Path> folder) {
    return open(folder, FontMgr.getDefault());
  }

  /** Like {@link #open(Optional)}, with other installed fonts. */
  static FontChain open(Optional<Path> folder, FontMgr installed) {
    List<Face> faces = new ArrayList<>();
    folder.ifPresent(path -> faces.addAll(inFolder(path)));
    for (String family : PREFERRED) {
      Typeface typeface = installed.matchFamilyStyle(family, FontStyle.BOLD);
      // Font configuration may name a stand-in; only the family itself will do.
      if (typeface != null && typeface.getFamilyName().equalsIgnoreCase(family)) {
        faces.add(Face.chosen(typeface));
      }
    }
    faces.add(Face.chosen(bundled()));
    return new FontChain(installed, faces);
  }

  /** The face for a grapheme cluster, if any has all of its characters. */
  Optional<Face> faceFor(String cluster, String language) {
    int[] points = cluster.codePoints().filter(FontChain::needsGlyph).toArray();
    boolean coloured = Emoji.isColoured(cluster);
    for (Face face : faces) {
      if (face.coloured() == coloured && face.covers(points)) {
        return Optional.of(face);
      }
    }
    if (substitutes.size() > MOST_REMEMBERED) {
      substitutes.clear();
    }
    return substitutes.computeIfAbsent(
        language + " " + cluster, key -> substitute(points, coloured, language));
  }

  /** The grapheme clusters of a text that no face has, in order, each once. */
  List<String> missing(String text) {
    String language = TextContext.of(text).language();
    return Clusters.of(text).stream()
        .filter(cluster -> faceFor(cluster, language).isEmpty())
        .distinct()
        .toList();
  }

  /** The name of the face that plain text is drawn in. */
  public String mainFamily() {
    return faceFor("A", "en").map(face -> face.typeface().getFamilyName()).orElse("none");
  }

  private Optional<Face> substitute(int[] points, boolean coloured, String language) {
    if (points.length == 0) {
      return Optional.of(faces.get(faces.size() - 1));
    }
    if (coloured) {
      Optional<Face> emoji = installed(FontStyle.NORMAL, EMOJI_LANGUAGE, points);
      if (emoji.isPresent() && emoji.get().coloured()) {
        return emoji;
      }
    }
    // The wrong kind of a chosen face is better than none: an emoji in outline, a digit in colour.
    return faces.stream()
        .filter(face -> face.covers(points))
        .findFirst()
        .or(() -> installed(FontStyle.BOLD, new String[] {language}, points));
  }

  private Optional<Face> installed(FontStyle style, String[] languages, int[] points) {
    Typeface typeface = installed.matchFamilyStyleCharacter(null, style, languages, points[0]);
    return Optional.ofNullable(typeface).map(Face::substitute).filter(face -> face.covers(points));
  }

  /** Joiners and the emoji selector steer the shaping and are not drawn. */
  private static boolean needsGlyph(int point) {
    return point != 0x200c && point != 0x200d && point != 0xfe0f;
  }

  private static List<Face> inFolder(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> FONT_FILES.contains(ending(file)))
          .sorted()
          .map(file -> Face.chosen(fromFile(file)))
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

  private static Typeface bundled() {
    try (InputStream font = FontChain.class.getResourceAsStream(BUNDLED)) {
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

  @Override
  public void close() {
    faces.forEach(face -> face.typeface().close());
    substitutes.clear();
  }
}
