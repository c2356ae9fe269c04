package org.memestream.facetransfer.training.appearance;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** Pictures in rows with a caption to each row, to be looked at. */
final class ContactSheet {

  private static final int GAP = 4;
  private static final int CAPTION = 16;

  private record Row(String caption, List<BufferedImage> pictures) {}

  private final java.util.ArrayList<Row> rows = new java.util.ArrayList<>();

  void row(String caption, List<BufferedImage> pictures) {
    rows.add(new Row(caption, List.copyOf(pictures)));
  }

  void write(Path file) throws IOException {
    int width = 0;
    int height = GAP;
    for (Row row : rows) {
      width = Math.max(width, row.pictures.stream().mapToInt(p -> p.getWidth() + GAP).sum() + GAP);
      height += CAPTION + tallest(row) + GAP;
    }
    BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, width, height);
      graphics.setColor(Color.BLACK);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
      int y = GAP;
      for (Row row : rows) {
        graphics.drawString(row.caption, GAP, y + 12);
        int x = GAP;
        for (BufferedImage picture : row.pictures) {
          graphics.drawImage(picture, x, y + CAPTION, null);
          x += picture.getWidth() + GAP;
        }
        y += CAPTION + tallest(row) + GAP;
      }
    } finally {
      graphics.dispose();
    }
    ImageIO.write(sheet, "png", file.toFile());
  }

  private static int tallest(Row row) {
    return row.pictures.stream().mapToInt(BufferedImage::getHeight).max().orElse(0);
  }

  /** A picture from numbers of 0 to 255: rows, R, G, B. */
  static BufferedImage picture(float[] rgb, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      int value = 0;
      for (int channel = 0; channel < 3; channel++) {
        value = value << 8 | Math.max(0, Math.min(255, Math.round(rgb[3 * i + channel])));
      }
      image.setRGB(i % width, i / width, value);
    }
    return image;
  }
}
