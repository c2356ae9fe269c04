package org.memestream.facetransfer.transfer;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.picture.Picture;

/** Prepares and draws the changes of faces. Thread-safe. */
final class FaceArtist {

  /** The regression reads the expressions of drivers a little too weak. */
  private static final double DRIVER_GAIN = 1.25;

  private final TransferModel model;
  private final FaceTemplate template;
  private final WrinkleMap wrinkles;
  private final MouthChooser mouths;
  private final Optional<RefinerStage> refiner;
  private final Resampler resampler;

  FaceArtist(TransferParts parts) {
    this.model = parts.model();
    this.template = FaceTemplate.of(model);
    this.wrinkles = parts.wrinkles().orElse(model.wrinkles());
    this.mouths =
        new MouthChooser(
            parts.mouths().orElseGet(() -> new DrawnMouth(model.teeth())), model.teeth());
    this.refiner = parts.refiner().map(RefinerStage::new);
    this.resampler = parts.resampler();
  }

  /**
   * Prepares the change of one face.
   *
   * @param canvas of the target
   * @param wish what it shall show
   */
  FaceEdit prepare(Canvas canvas, TargetFace target, ExpressionWish wish) {
    KnownFace face = target.face();
    Optional<DriverFace> driver = wish.shown().driver();
    float[] mean = model.expressions().parts().mean();
    RegionWeights region = new RegionWeights(wish.region(), mean);
    float[] weights = region.ofVertices(mean);
    double strength = wish.strength() * (driver.isPresent() ? DRIVER_GAIN : 1);
    ExpressionChange change =
        ExpressionChange.towards(
                wish.shown().expression(), target.base(), face.expression(), strength)
            .weighted(weights);
    boolean grey = isGrey(canvas, face.landmarks());
    Optional<MouthSource> mouth = Optional.empty();
    if (region.hasMouth() && strength > 0) {
      mouth = mouths.choose(driver, face, change, target.light(), grey);
    }
    FaceLook look = new FaceLook(onSkin(change), mouth, refiner, grey);
    return new FaceEdit(canvas, face, change, look, weights, template, resampler);
  }

  private float[] onSkin(ExpressionChange change) {
    float[] ratio = wrinkles.logRatio(change.change());
    float[] skin = template.masks().skin();
    for (int i = 0; i < ratio.length; i++) {
      ratio[i] *= skin[i];
    }
    return ratio;
  }

  private static boolean isGrey(Canvas canvas, Landmarks mesh) {
    byte[] rgba = canvas.rgba();
    for (int vertex = 0; vertex < FaceMesh.VERTICES; vertex++) {
      int x = Math.round(mesh.x(vertex));
      int y = Math.round(mesh.y(vertex));
      if (x >= 0 && y >= 0 && x < canvas.width() && y < canvas.height()) {
        int at = 4 * (y * canvas.width() + x);
        if (rgba[at] != rgba[at + 1] || rgba[at] != rgba[at + 2]) {
          return false;
        }
      }
    }
    return true;
  }

  /** The picture with all changes at an amount of 0 to 1. */
  static Picture drawn(Canvas canvas, List<FaceEdit> edits, float amount) {
    Canvas copy = canvas.copy();
    edits.forEach(edit -> edit.draw(copy, amount));
    return copy.picture();
  }

  /** From the target's own expression to the new one and back; both ends are the target itself. */
  static List<Picture> frames(Picture target, Canvas canvas, List<FaceEdit> edits, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              double turn = count == 1 ? 0.5 : (double) i / (count - 1);
              float amount = (float) ((1 - Math.cos(2 * Math.PI * turn)) / 2);
              boolean end = count > 1 && (i == 0 || i == count - 1);
              return end || edits.isEmpty() ? target : drawn(canvas, edits, amount);
            })
        .toList();
  }
}
