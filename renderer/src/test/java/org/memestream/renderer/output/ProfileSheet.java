package org.memestream.renderer.output;

import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.Paint;
import io.github.humbleui.skija.Surface;
import io.github.humbleui.types.Rect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.memestream.renderer.drawing.FaceBox;
import org.memestream.renderer.drawing.MemeText;
import org.memestream.renderer.drawing.Size;
import org.memestream.renderer.drawing.Watermark;
import org.memestream.renderer.provenance.Provenance;
import org.memestream.renderer.provenance.SoftwareVersion;
import org.memestream.renderer.skia.Styles;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.picture.AnimationFrame;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.PictureScaler;
import org.memestream.runtime.picture.PictureWriter;
import org.memestream.runtime.picture.SkijaRaster;

/**
 * Lays every file of every profile onto one sheet, to be looked at, on checks where they are clear:
 * {@code OUT.png PHOTO X Y WIDTH HEIGHT [STYLE]}, with the box of the photo's face. The upper row
 * shows stills, the lower one the first frames of what moves; beside the sheet goes each file.
 */
final class ProfileSheet {

  private static final int GUTTER = 16;
  private static final int CHECK = 8;

  private ProfileSheet() {}

  /** Writes the sheet and the files. */
  public static void main(String... arguments) throws Exception {
    Path sheet = Path.of(arguments[0]);
    Picture photo = new PictureReader().read(Files.readAllBytes(Path.of(arguments[1])));
    FaceBox face =
        new FaceBox(
            Integer.parseInt(arguments[2]),
            Integer.parseInt(arguments[3]),
            Integer.parseInt(arguments[4]),
            Integer.parseInt(arguments[5]));
    String style = arguments.length > 6 ? arguments[6] : "classic";
    Size size = new Size(photo.width(), photo.height());
    MemeSource still = MemeSource.of(photo, List.of(), size, List.of(face));
    MemeSource moving = MemeSource.of(photo, zooming(photo), size, List.of(face));
    List<List<Picture>> rows = new ArrayList<>();
    for (MemeSource source : List.of(still, moving)) {
      rows.add(row(source, style, sheet));
    }
    Files.write(sheet, new PictureWriter().png(sheet(rows)));
  }

  private static List<Picture> row(MemeSource source, String style, Path sheet) throws Exception {
    List<Picture> row = new ArrayList<>();
    MemeText text = MemeText.of("when the build is green", "but you forgot to run the tests");
    MemeRenderer renderer = new MemeRenderer(Watermark.NONE);
    OutputProfiles profiles =
        new OutputProfiles(ConfigurationLoader.group(OutputLimits.class, Map.of()));
    try (Styles styles = Styles.open(Optional.empty())) {
      for (OutputProfile profile : profiles.all()) {
        for (EncodedPicture file :
            renderer.render(
                styles.byName().get(style),
                source,
                text,
                profile,
                Provenance.of(List.of(), SoftwareVersion.ofThisBuild()))) {
          String moves = file.frames() > 1 ? "-moving." : ".";
          Files.write(
              sheet.resolveSibling(style + "-" + file.name() + moves + file.format().extension()),
              file.bytes());
          row.add(new PictureReader().read(file.bytes()));
          System.out.printf(
              "%-18s %-5s %4d × %-4d %2d frames %7d bytes%n",
              file.name(),
              file.format(),
              file.width(),
              file.height(),
              file.frames(),
              file.bytes().length);
        }
      }
    }
    return row;
  }

  /** Twelve frames that come nearer and go back. */
  private static List<AnimationFrame> zooming(Picture photo) {
    List<Picture> frames = new ArrayList<>();
    byte[] from = photo.rgb();
    for (int frame = 0; frame < 12; frame++) {
      int cut = (int) Math.round(photo.width() * 0.05 * (1 - Math.cos(frame * Math.PI / 6)));
      int high = (int) ((long) cut * photo.height() / photo.width());
      int width = photo.width() - 2 * cut;
      int height = photo.height() - 2 * high;
      byte[] rgb = new byte[width * height * 3];
      for (int y = 0; y < height; y++) {
        int row = ((y + high) * photo.width() + cut) * 3;
        System.arraycopy(from, row, rgb, y * width * 3, width * 3);
      }
      frames.add(
          new PictureScaler()
              .scaledTo(Picture.ofRgb(width, height, rgb), photo.width(), photo.height()));
    }
    return AnimationFrame.evenly(frames, Duration.ofMillis(80));
  }

  private static Picture sheet(List<List<Picture>> rows) {
    int wide = 0;
    int high = GUTTER;
    for (List<Picture> row : rows) {
      wide = Math.max(wide, row.stream().mapToInt(cell -> cell.width() + GUTTER).sum() + GUTTER);
      high += row.stream().mapToInt(Picture::height).max().orElse(0) + GUTTER;
    }
    try (Surface surface = Surface.makeRaster(SkijaRaster.info(wide, high, ColorAlphaType.OPAQUE));
        Paint check = new Paint().setColor(0xffb8bcc0)) {
      Canvas canvas = surface.getCanvas();
      canvas.clear(0xffd8dce0);
      for (int y = 0; y < high; y += CHECK) {
        for (int x = y / CHECK % 2 * CHECK; x < wide; x += 2 * CHECK) {
          canvas.drawRect(Rect.makeXYWH(x, y, CHECK, CHECK), check);
        }
      }
      int top = GUTTER;
      for (List<Picture> row : rows) {
        int left = GUTTER;
        for (Picture cell : row) {
          try (Image image = SkijaRaster.image(cell)) {
            canvas.drawImage(image, left, top);
          }
          left += cell.width() + GUTTER;
        }
        top += row.stream().mapToInt(Picture::height).max().orElse(0) + GUTTER;
      }
      try (Image snapshot = surface.makeImageSnapshot()) {
        return SkijaRaster.picture(snapshot);
      }
    }
  }
}
