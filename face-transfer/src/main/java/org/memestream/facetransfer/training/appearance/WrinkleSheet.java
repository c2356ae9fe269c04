package org.memestream.facetransfer.training.appearance;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.memestream.facetransfer.expression.Expression;
import org.memestream.facetransfer.expression.ExpressionModel;
import org.memestream.facetransfer.transfer.CanonicalMap;
import org.memestream.facetransfer.transfer.WrinkleMap;

/** Shows wrinkles of every preset as a map and drawn onto neutral faces, without moving them. */
final class WrinkleSheet {

  private static final int SIDE = CanonicalMap.SIDE;
  private static final float CONTRAST = 300;
  private static final int FACES = 5;

  private final ContactSheet sheet = new ContactSheet();
  private final ExpressionModel model;
  private final CanonicalSampler sampler;

  WrinkleSheet(ExpressionModel model, int[] triangles) {
    this.model = model;
    this.sampler = new CanonicalSampler(CanonicalMap.of(model.parts().mean()), triangles);
  }

  void write(Path file, WrinkleMap wrinkles, List<FaceExample> faces) throws IOException {
    List<float[]> greys = new ArrayList<>();
    for (FaceExample face : faces.subList(0, Math.min(FACES, faces.size()))) {
      greys.add(sampler.grey(face.pixels(), face.landmarks()));
    }
    sheet.row("neutral", greys.stream().map(WrinkleSheet::grey).toList());
    for (Expression expression : Expression.values()) {
      float[] ratio = wrinkles.logRatio(model.preset(expression).coefficients());
      List<BufferedImage> row = new ArrayList<>();
      row.add(map(ratio));
      float largest = 0;
      for (float value : ratio) {
        largest = Math.max(largest, Math.abs(value));
      }
      for (float[] grey : greys) {
        row.add(grey(drawn(grey, ratio)));
      }
      sheet.row("%s, largest %.2f".formatted(expression.presetName(), largest), row);
    }
    sheet.write(file);
  }

  private static float[] drawn(float[] grey, float[] ratio) {
    float[] drawn = new float[grey.length];
    for (int i = 0; i < grey.length; i++) {
      drawn[i] = (float) (grey[i] * Math.exp(Math.max(-0.45f, Math.min(0.45f, ratio[i]))));
    }
    return drawn;
  }

  private static BufferedImage map(float[] ratio) {
    float[] grey = new float[ratio.length];
    for (int i = 0; i < ratio.length; i++) {
      grey[i] = 128 + CONTRAST * ratio[i];
    }
    return grey(grey);
  }

  private static BufferedImage grey(float[] grey) {
    float[] rgb = new float[3 * grey.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = grey[i / 3];
    }
    return ContactSheet.picture(rgb, SIDE, SIDE);
  }
}
