package org.memestream.local.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.memestream.local.console.CommandFailure;
import org.memestream.local.console.Printable;
import org.memestream.renderer.output.EncodedPicture;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.picture.PictureFormat;

/** Writes finished pictures beside each other, each whole or not at all. */
final class RenderedFiles {

  private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "gif", "webp");

  private final Path out;

  /**
   * @param out file that the names are derived from
   */
  RenderedFiles(Path out) {
    this.out = out;
  }

  /**
   * A picture and where it went.
   *
   * @param path of the file
   * @param picture what is in it
   */
  record Written(Path path, EncodedPicture picture) {}

  /**
   * @throws CommandFailure when a file cannot be written
   */
  List<Written> write(List<EncodedPicture> pictures) {
    List<Written> written = new ArrayList<>();
    for (EncodedPicture picture : pictures) {
      Path path = path(picture, pictures.size() > 1);
      try {
        write(path, picture.bytes());
      } catch (IOException e) {
        throw new CommandFailure(
            ExitCode.STORAGE,
            "%s cannot be written: %s".formatted(Printable.of(path.toString()), e.getMessage()),
            e);
      }
      written.add(new Written(path, picture));
    }
    return written;
  }

  private Path path(EncodedPicture picture, boolean several) {
    String name = String.valueOf(out.getFileName());
    int dot = name.lastIndexOf('.');
    String ending = name.substring(dot + 1).toLowerCase(Locale.ROOT);
    boolean known = dot > 0 && ENDINGS.contains(ending);
    if (!several && known && fits(ending, picture.format())) {
      return out;
    }
    String stem = known ? name.substring(0, dot) : name;
    String middle = several ? "-" + picture.name() : "";
    return out.resolveSibling(stem + middle + "." + picture.format().extension());
  }

  private static boolean fits(String ending, PictureFormat format) {
    return ending.equals(format.extension())
        || format == PictureFormat.JPEG && ending.equals("jpeg");
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path beside = folder.resolve(".memestream-" + UUID.randomUUID() + ".draft");
    try {
      Files.write(beside, bytes, StandardOpenOption.CREATE_NEW);
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
