package org.memestream.renderer.skia;

import io.github.humbleui.skija.FontMgr;
import io.github.humbleui.skija.FontStyle;
import io.github.humbleui.skija.Typeface;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.memestream.renderer.drawing.Clusters;
import org.memestream.renderer.drawing.Emoji;

/**
 * The faces that text is drawn in, in order of preference: those in a configured folder, for
 * capitals installed ones in the manner of Impact, the bundled Liberation Sans Bold, and for what
 * these lack whatever installed face has it. Works where no font is installed at all. Thread-safe.
 */
final class FontChain implements AutoCloseable {

  private static final List<String> POSTER = List.of("Impact", "Anton", "Bebas Neue");
  private static final String[] EMOJI_LANGUAGE = {"und-Zsye"};
  private static final int MOST_REMEMBERED = 4096;

  private final FontMgr installed;
  private final List<Face> faces;
  private final ConcurrentHashMap<String, Optional<Face>> substitutes = new ConcurrentHashMap<>();

  /** Substitutes by the id of their typeface. */
  private final ConcurrentHashMap<Integer, Face> owned = new ConcurrentHashMap<>();

  private FontChain(FontMgr installed, List<Face> faces) {
    this.installed = installed;
    this.faces = List.copyOf(faces);
  }

  /** What the text is like. */
  enum Manner {
    /** Capitals: the preferred faces hold no small letters, or draw them as capitals. */
    POSTER,
    /** Capitals and small letters. */
    PLAIN
  }

  /**
   * The faces of this machine.
   *
   * @param folder folder of TTF, OTF, TTC or WOFF files that come first, by name
   */
  static FontChain open(Manner manner, Optional<Path> folder) {
    return open(manner, folder, FontMgr.getDefault());
  }

  /** Like {@link #open(Manner, Optional)}, with other installed fonts. */
  static FontChain open(Manner manner, Optional<Path> folder, FontMgr installed) {
    List<Face> faces = new ArrayList<>();
    folder.ifPresent(
        path -> FontFiles.inFolder(path).forEach(file -> faces.add(Face.chosen(file))));
    for (String family : preferred(manner)) {
      Typeface typeface = installed.matchFamilyStyle(family, FontStyle.BOLD);
      // Font configuration may name a stand-in; only the family itself will do.
      if (typeface != null && typeface.getFamilyName().equalsIgnoreCase(family)) {
        faces.add(Face.chosen(typeface));
      } else if (typeface != null) {
        typeface.close();
      }
    }
    faces.add(Face.chosen(FontFiles.bundled()));
    return new FontChain(installed, faces);
  }

  private static List<String> preferred(Manner manner) {
    return switch (manner) {
      case POSTER -> POSTER;
      case PLAIN -> List.of();
    };
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
  String mainFamily() {
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
    return Optional.ofNullable(typeface).map(this::owned).filter(face -> face.covers(points));
  }

  /** Each answer is a handle of its own to one of few typefaces; one handle a typeface will do. */
  private Face owned(Typeface typeface) {
    Face fresh = Face.substitute(typeface);
    Face known = owned.putIfAbsent(typeface.getUniqueId(), fresh);
    if (known == null) {
      return fresh;
    }
    typeface.close();
    return known;
  }

  /** Joiners and the emoji selector steer the shaping and are not drawn. */
  private static boolean needsGlyph(int point) {
    return point != 0x200c && point != 0x200d && point != 0xfe0f;
  }

  @Override
  public void close() {
    faces.forEach(face -> face.typeface().close());
    owned.values().forEach(face -> face.typeface().close());
    owned.clear();
    substitutes.clear();
  }
}
