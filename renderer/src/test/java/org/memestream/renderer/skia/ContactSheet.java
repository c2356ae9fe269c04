package org.memestream.renderer.skia;

import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.Surface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.memestream.renderer.drawing.CanvasSize;
import org.memestream.renderer.drawing.FaceBox;
import org.memestream.renderer.drawing.MemePainter;
import org.memestream.renderer.drawing.MemeText;
import org.memestream.renderer.drawing.Scene;
import org.memestream.renderer.drawing.Size;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.PictureWriter;
import org.memestream.runtime.picture.SkijaRaster;

/**
 * Draws every style in three scripts and with emoji onto one sheet, to be looked at: {@code
 * OUT.png}, and optionally {@code PHOTO X Y WIDTH HEIGHT} with the box of its face.
 */
public final class ContactSheet {

  private static final int CELL = 400;
  private static final int GUTTER = 16;
  private static final int GREY = 0xffd8dce0;

  private static final List<String[]> TEXTS =
      List.of(
          new String[] {"When the build is green", "but you forgot to run the tests"},
          new String[] {"周五下午五点半", "老板说：“大家开个会吧。”"},
          new String[] {"عندما ينجح البرنامج", "من أول مرة ولا تعرف لماذا"},
          new String[] {"friday 🎉🥳", "me on monday ☕️😭👩‍💻"});

  private ContactSheet() {}

  /** Writes the sheet. */
  public static void main(String... arguments) throws Exception {
    Scene scene = arguments.length > 1 ? scene(arguments) : DrawnScenes.portrait(640, 480);
    try (Styles styles = Styles.open(Optional.empty())) {
      List<Picture> cells = new ArrayList<>();
      for (String[] text : TEXTS) {
        for (MemePainter painter : styles.byName().values()) {
          MemeText words = MemeText.of(text[0], text[1]);
          cells.add(painter.paint(scene, words, CanvasSize.inside(CELL, CELL, CELL)).get(0));
        }
      }
      byte[] png = new PictureWriter().png(sheet(cells, styles.byName().size()));
      Files.write(Path.of(arguments[0]), png);
    }
  }

  private static Scene scene(String... arguments) throws Exception {
    Picture photo = new PictureReader().read(Files.readAllBytes(Path.of(arguments[1])));
    FaceBox face =
        new FaceBox(
            Integer.parseInt(arguments[2]),
            Integer.parseInt(arguments[3]),
            Integer.parseInt(arguments[4]),
            Integer.parseInt(arguments[5]));
    return new Scene(List.of(photo), new Size(photo.width(), photo.height()), List.of(face));
  }

  static Picture sheet(List<Picture> cells, int columns) {
    int pitch = CELL + GUTTER;
    int rows = (cells.size() + columns - 1) / columns;
    try (Surface surface =
        Surface.makeRaster(
            SkijaRaster.info(
                columns * pitch + GUTTER, rows * pitch + GUTTER, ColorAlphaType.OPAQUE))) {
      Canvas canvas = surface.getCanvas();
      canvas.clear(GREY);
      for (int at = 0; at < cells.size(); at++) {
        Picture cell = cells.get(at);
        int x = GUTTER + at % columns * pitch + (CELL - cell.width()) / 2;
        int y = GUTTER + at / columns * pitch + (CELL - cell.height()) / 2;
        try (Image image = SkijaRaster.image(cell)) {
          canvas.drawImage(image, x, y);
        }
      }
      try (Image snapshot = surface.makeImageSnapshot()) {
        return SkijaRaster.picture(snapshot);
      }
    }
  }
}
