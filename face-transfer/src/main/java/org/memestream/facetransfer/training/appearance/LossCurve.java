package org.memestream.facetransfer.training.appearance;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/**
 * Notes how losses go in {@code curve.tsv} and draws them as {@code curve.png}, each over its own
 * range from its lowest to its highest value.
 */
final class LossCurve {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 500;
  private static final int MARGIN = 40;
  private static final List<Color> COLOURS =
      List.of(
          new Color(0xd1495b),
          new Color(0x00798c),
          new Color(0xedae49),
          new Color(0x30638e),
          new Color(0x6a994e),
          new Color(0x8d99ae));

  private final Path folder;
  private final List<String> names;

  LossCurve(Path folder, List<String> names) {
    this.folder = folder;
    this.names = List.copyOf(names);
  }

  /** Appends the values of a step. */
  void note(long step, double... values) throws IOException {
    String numbers =
        Arrays.stream(values)
            .mapToObj(value -> String.format(Locale.ROOT, "%.5f", value))
            .collect(Collectors.joining("\t"));
    Path file = folder.resolve("curve.tsv");
    if (!Files.exists(file)) {
      Files.writeString(file, "step\t" + String.join("\t", names) + "\n");
    }
    Files.writeString(file, step + "\t" + numbers + "\n", StandardOpenOption.APPEND);
  }

  /** Draws what was noted so far. */
  void draw() throws IOException {
    List<double[]> rows = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("curve.tsv"))) {
      if (Character.isDigit(line.charAt(0))) {
        rows.add(Arrays.stream(line.split("\t")).mapToDouble(Double::parseDouble).toArray());
      }
    }
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, WIDTH, HEIGHT);
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
      for (int i = 0; i < names.size(); i++) {
        line(graphics, rows, i);
      }
    } finally {
      graphics.dispose();
    }
    ImageIO.write(image, "png", folder.resolve("curve.png").toFile());
  }

  private void line(Graphics2D graphics, List<double[]> rows, int index) {
    double low = rows.stream().mapToDouble(row -> row[index + 1]).min().orElse(0);
    double high = rows.stream().mapToDouble(row -> row[index + 1]).max().orElse(1);
    double last = Math.max(1, rows.get(rows.size() - 1)[0]);
    Path2D path = new Path2D.Double();
    for (double[] row : rows) {
      double x = MARGIN + row[0] / last * (WIDTH - 2 * MARGIN);
      double share = (row[index + 1] - low) / Math.max(1e-9, high - low);
      double y = HEIGHT - MARGIN - share * (HEIGHT - 3 * MARGIN);
      if (path.getCurrentPoint() == null) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    graphics.setColor(COLOURS.get(index % COLOURS.size()));
    graphics.setStroke(new BasicStroke(1.5f));
    graphics.draw(path);
    String legend = String.format(Locale.ROOT, "%s %.4f to %.4f", names.get(index), low, high);
    graphics.drawString(legend, MARGIN + 270 * (index % 3), 20 + 20 * (index / 3));
  }
}
