package org.memestream.facetransfer.training;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.memestream.facetransfer.landmarks.FaceCrop;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.picture.Picture;

/** Square tiles in rows, for looking at what came out. */
final class ContactSheet {

  /** Width and height of a tile in pixels. */
  static final int SIDE = 224;

  private static final int GAP = 4;
  private static final int CAPTION = 18;

  private final int columns;
  private final List<BufferedImage> tiles = new ArrayList<>();
  private final List<String> captions = new ArrayList<>();

  /**
   * @param columns tiles in a row
   */
  ContactSheet(int columns) {
    this.columns = columns;
  }

  /** Adds what a crop shows. Returns the tile, for drawing on it. */
  BufferedImage add(Picture picture, FaceCrop crop, String caption) {
    byte[] rgb = crop.cut(picture, SIDE);
    BufferedImage tile = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < SIDE * SIDE; i++) {
      tile.setRGB(
          i % SIDE,
          i / SIDE,
          (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | rgb[3 * i + 2] & 0xff);
    }
    tiles.add(tile);
    captions.add(caption);
    return tile;
  }

  /** Draws a mesh on a tile of that crop. */
  static void draw(BufferedImage tile, FaceCrop crop, Landmarks mesh, Color colour) {
    float[] points = crop.fromPicture(mesh.xyz());
    Graphics2D graphics = tile.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setColor(colour);
      for (int i = 0; i < points.length; i += 3) {
        double x = (points[i] + 0.5) * SIDE;
        double y = (points[i + 1] + 0.5) * SIDE;
        graphics.fill(new Ellipse2D.Double(x - 0.9, y - 0.9, 1.8, 1.8));
      }
    } finally {
      graphics.dispose();
    }
  }

  /** Writes the sheet as PNG; nothing if it has no tiles. */
  void write(Path file) throws IOException {
    if (tiles.isEmpty()) {
      return;
    }
    int rows = (tiles.size() + columns - 1) / columns;
    int width = columns * (SIDE + GAP) + GAP;
    int height = rows * (SIDE + CAPTION + GAP) + GAP;
    BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, width, height);
      graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
      graphics.setColor(Color.BLACK);
      for (int i = 0; i < tiles.size(); i++) {
        int x = GAP + i % columns * (SIDE + GAP);
        int y = GAP + i / columns * (SIDE + CAPTION + GAP);
        graphics.drawImage(tiles.get(i), x, y, null);
        graphics.drawString(captions.get(i), x + 2, y + SIDE + CAPTION - 5);
      }
    } finally {
      graphics.dispose();
    }
    ImageIO.write(sheet, "png", file.toFile());
  }
}
