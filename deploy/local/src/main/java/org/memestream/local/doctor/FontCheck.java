package org.memestream.local.doctor;

import io.github.humbleui.skija.FontMgr;
import io.github.humbleui.skija.FontStyle;
import io.github.humbleui.skija.Typeface;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fonts: which scripts can be drawn. */
final class FontCheck implements Check {

  private record Script(String name, int character, String debianPackage) {}

  private static final List<Script> SCRIPTS =
      List.of(
          new Script("Chinese, Japanese, Korean", '表', "fonts-noto-cjk"),
          new Script("emoji", 0x1F602, "fonts-noto-color-emoji"),
          new Script("Arabic", 'ع', "fonts-noto-core"));

  private static final List<String> CLASSIC = List.of("Impact", "Anton", "Bebas Neue");

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    try {
      FontMgr fonts = FontMgr.getDefault();
      findings.add(Finding.ok("font families", fonts.getFamiliesCount() + " of the system"));
      findings.add(classic(fonts));
      SCRIPTS.forEach(script -> findings.add(script(fonts, script)));
    } catch (LinkageError e) {
      findings.add(Finding.fail("fonts", "cannot be asked without drawing", "see drawing above"));
    }
    return findings;
  }

  private static Finding classic(FontMgr fonts) {
    return CLASSIC.stream()
        .filter(family -> matches(fonts, family))
        .findFirst()
        .map(family -> Finding.ok("classic meme font", family))
        .orElseGet(
            () ->
                Finding.warn(
                    "classic meme font",
                    "none of " + String.join(", ", CLASSIC) + "; Liberation Sans Bold stands in",
                    "apt-get install fonts-bebas-neue"));
  }

  private static boolean matches(FontMgr fonts, String family) {
    try (Typeface typeface = fonts.matchFamilyStyle(family, FontStyle.NORMAL)) {
      return typeface != null && family.equalsIgnoreCase(typeface.getFamilyName());
    }
  }

  private static Finding script(FontMgr fonts, Script script) {
    try (Typeface typeface =
        fonts.matchFamilyStyleCharacter(
            null, FontStyle.NORMAL, new String[0], script.character())) {
      return Optional.ofNullable(typeface)
          .map(found -> Finding.ok(script.name(), found.getFamilyName()))
          .orElseGet(
              () ->
                  Finding.warn(
                      script.name(),
                      "no font has these characters",
                      "apt-get install " + script.debianPackage()));
    }
  }
}
