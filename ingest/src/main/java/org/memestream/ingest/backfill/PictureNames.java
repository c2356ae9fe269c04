package org.memestream.ingest.backfill;

import java.util.Locale;
import java.util.Set;

/** Tells by its name what may be a picture; what it is in truth shows when it is read. */
final class PictureNames {

  private static final Set<String> ENDINGS =
      Set.of("jpg", "jpeg", "jpe", "jfif", "png", "apng", "webp", "gif");

  private PictureNames() {}

  /** Hidden files are none. */
  static boolean isPicture(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && ENDINGS.contains(ending);
  }
}
