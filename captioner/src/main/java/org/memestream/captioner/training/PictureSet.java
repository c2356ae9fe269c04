package org.memestream.captioner.training;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.memestream.captioner.caption.RgbPicture;

/**
 * The pictures that training reads, decoded.
 *
 * @param pictures in a fixed order
 */
record PictureSet(List<Labelled> pictures) {

  /** Where a picture comes from. */
  enum Source {
    TEMPLATE,
    MEME_PROJECT,
    PHOTO,
    CC0
  }

  /**
   * One picture.
   *
   * @param source which folder
   * @param name template or file name
   * @param label lower-case words
   * @param picture the pixels
   */
  record Labelled(Source source, String name, String label, RgbPicture picture) {}

  /**
   * Reads what the data folder holds.
   *
   * @param data folder with {@code captions} and {@code images}
   */
  static PictureSet read(Path data) throws IOException {
    List<Labelled> all = new ArrayList<>();
    Path captions = data.resolve("captions");
    for (String[] row : rows(captions.resolve("templates.tsv"))) {
      all.add(new Labelled(Source.TEMPLATE, row[0], row[1], decode(captions.resolve(row[2]))));
    }
    Path images = data.resolve("images");
    for (String[] row : rows(images.resolve("memeproject/labels.tsv"))) {
      all.add(
          new Labelled(
              Source.MEME_PROJECT,
              row[0],
              row[1],
              decode(images.resolve("memeproject").resolve(row[0]))));
    }
    for (String[] row : rows(images.resolve("photos/labels.tsv"))) {
      all.add(
          new Labelled(
              Source.PHOTO, row[0], row[1], decode(images.resolve("photos").resolve(row[0]))));
    }
    try (var files = Files.list(images.resolve("cc0"))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".jpg")) {
          String label = name.substring(0, name.length() - 4).replace('_', ' ');
          all.add(new Labelled(Source.CC0, name, label.toLowerCase(Locale.ROOT), decode(file)));
        }
      }
    }
    return new PictureSet(List.copyOf(all));
  }

  /** Labels of the templates that are kept apart; pictures of that label elsewhere are the same. */
  Set<String> unseenTemplates(Split split) {
    return pictures.stream()
        .filter(picture -> picture.source == Source.TEMPLATE)
        .map(Labelled::label)
        .filter(split::unseenTemplate)
        .collect(Collectors.toSet());
  }

  private static List<String[]> rows(Path table) throws IOException {
    List<String[]> rows = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(table)) {
      reader.readLine();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        rows.add(line.split("\t", -1));
      }
    }
    return rows;
  }

  static RgbPicture decode(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    if (image == null) {
      throw new IOException(file + " is no picture that this Java can read");
    }
    int width = image.getWidth();
    int height = image.getHeight();
    int[] argb = image.getRGB(0, 0, width, height, null, 0, width);
    byte[] rgb = new byte[3 * argb.length];
    for (int i = 0; i < argb.length; i++) {
      rgb[3 * i] = (byte) (argb[i] >> 16);
      rgb[3 * i + 1] = (byte) (argb[i] >> 8);
      rgb[3 * i + 2] = (byte) argb[i];
    }
    return new RgbPicture(width, height, rgb);
  }
}
