package org.memestream.captioner.training;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.memestream.captioner.caption.RgbPicture;

/**
 * The pictures of templates in a folder, each named after its template.
 *
 * @param byLabel pictures by the template's name in lower-case words
 */
record TemplatePictures(Map<String, RgbPicture> byLabel) {

  /**
   * Reads every picture of a folder.
   *
   * @throws IOException if there is no such folder, no picture in it, or a broken one
   */
  static TemplatePictures read(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("there is no folder " + folder);
    }
    Map<String, RgbPicture> pictures = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{jpg,jpeg,png}")) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        String label = CaptionTable.Row.label(name.substring(0, name.lastIndexOf('.')));
        pictures.put(label, PictureSet.decode(file));
      }
    }
    if (pictures.isEmpty()) {
      throw new IOException("there is no JPEG or PNG file in " + folder);
    }
    return new TemplatePictures(pictures);
  }
}
