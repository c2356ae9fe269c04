package org.memestream.renderer.drawing;

import java.lang.Character.UnicodeScript;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says which characters no font has, and which Debian packages would bring them. */
public final class MissingGlyphs {

  private static final int MOST_NAMED = 10;

  private MissingGlyphs() {}

  /**
   * The refusal of a text.
   *
   * @param clusters grapheme clusters that no font has, at least one
   */
  public static UndrawableTextException refusal(Collection<String> clusters) {
    String named =
        clusters.stream()
            .limit(MOST_NAMED)
            .map(MissingGlyphs::named)
            .collect(Collectors.joining(", "));
    int more = clusters.size() - MOST_NAMED;
    return new UndrawableTextException(
        TextProblem.MISSING_GLYPHS,
        "No font here has %s%s. Leave that out, or install on the rendering machines: apt-get install %s"
                .formatted(named, more > 0 ? " and " + more + " more" : "", packages(clusters))
            + ".");
  }

  private static String named(String cluster) {
    String points =
        cluster
            .codePoints()
            .mapToObj(point -> "U+%04X".formatted(point))
            .collect(Collectors.joining(" "));
    return cluster + " (" + points + ")";
  }

  private static String packages(Collection<String> clusters) {
    TreeSet<String> packages = new TreeSet<>();
    for (String cluster : clusters) {
      packages.add(packageFor(cluster));
    }
    return String.join(" ", packages);
  }

  private static String packageFor(String cluster) {
    if (Emoji.isColoured(cluster)) {
      return "fonts-noto-color-emoji";
    }
    int point = cluster.codePointAt(0);
    return switch (UnicodeScript.of(point)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> "fonts-noto-cjk";
      // Punctuation and full-width forms that go with them.
      case COMMON ->
          point >= 0x3000 && point <= 0x33ff || point >= 0xff00 && point <= 0xffef
              ? "fonts-noto-cjk"
              : "fonts-noto-core";
      default -> "fonts-noto-core";
    };
  }
}
