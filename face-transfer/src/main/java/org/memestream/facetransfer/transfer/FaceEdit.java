package org.memestream.facetransfer.transfer;

import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.facetransfer.landmarks.FrontalMesh;
import org.memestream.facetransfer.landmarks.Landmarks;

/**
 * The change of one face of a picture, prepared once and drawn at any amount. Not thread-safe.
 *
 * <p>Only the rectangle around the face's ring is ever touched, and in it only what moves.
 */
final class FaceEdit {

  /** Mouth opening over interocular distance from which, and to which, the inside fades in. */
  private static final float FADE_START = 0.012f;

  private static final float FADE_END = 0.035f;

  /** How much wider than its own the mouth opens, likewise. */
  private static final float GROWTH_START = 0.004f;

  private static final float GROWTH_END = 0.012f;

  /** A mouth that was open keeps its own inside until it opens by these factors. */
  private static final float KEEP = 1.12f;

  private static final float REPLACE = 1.4f;

  /** From this opening on a mouth counts as open, in interocular distances. */
  private static final float OPEN = 0.03f;

  private final KnownFace face;
  private final ExpressionChange change;
  private final FaceLook look;
  private final SkinMask masks;
  private final Resampler resampler;
  private final float[] old;
  private final float[] oldLocal;
  private final Frame frame;
  private final float faceWidth;
  private final float fullOpening;
  private final WarpField field;

  /**
   * Prepares a change.
   *
   * @param canvas that it will be drawn on, or one of the same size
   * @param weights of each vertex in what is drawn on the skin
   */
  FaceEdit(
      Canvas canvas,
      KnownFace face,
      ExpressionChange change,
      FaceLook look,
      float[] weights,
      FaceTemplate template,
      Resampler resampler) {
    this.face = face;
    this.change = change;
    this.look = look;
    this.masks = template.masks();
    this.resampler = resampler;
    this.old = face.landmarks().xyz();
    this.faceWidth = (float) face.landmarks().width();
    this.frame = Frame.around(FaceTopology.ring(old), faceWidth, canvas);
    this.oldLocal = frame.local(old);
    this.field =
        new WarpField(
            template.topology(),
            oldLocal,
            template.map().points(),
            weights,
            frame.right() - frame.left(),
            frame.bottom() - frame.top(),
            faceWidth);
    this.fullOpening = new LipLine(LipLine.of(moved(1))).opening();
  }

  /**
   * Draws the change.
   *
   * @param amount 0 for none to 1 for all of it
   */
  void draw(Canvas canvas, float amount) {
    if (amount <= 0) {
      return;
    }
    float[] moved = moved(amount);
    float[] local = frame.local(moved);
    PixelBlock before =
        PixelBlock.cut(canvas, frame.left(), frame.top(), frame.right(), frame.bottom());
    PixelBlock after = resampler.resample(before, field.to(local));
    float[] logs = field.lookUp(look.wrinkles());
    for (int i = 0; i < logs.length; i++) {
      logs[i] *= amount;
    }
    Shading.apply(after, logs, field.step(), field.columns());
    LidPainter.paint(after, local, oldLocal, faceWidth);
    drawMouth(after, new Landmarks(moved), local);
    look.refiner()
        .ifPresent(
            stage ->
                stage.apply(
                    after,
                    new Landmarks(local),
                    change.change().times(amount),
                    field.lookUp(masks.face()),
                    field.step(),
                    field.columns(),
                    look.grey()));
    after.paste(canvas);
  }

  /** The vertices at an amount of the change, in pixels of the picture. */
  private float[] moved(float amount) {
    FrontalMesh frontal = face.frontal();
    float[] mesh = frontal.xyz().clone();
    float[] offset = change.offset();
    for (int i = 0; i < mesh.length; i++) {
      mesh[i] += amount * offset[i];
    }
    // Only the difference goes back, so that a vertex that does not move stays exactly.
    float[] back = frontal.toFrontal().invert(mesh);
    float[] same = frontal.toFrontal().invert(frontal.xyz());
    for (int i = 0; i < back.length; i++) {
      back[i] = old[i] + back[i] - same[i];
    }
    MeshGuard.apply(back, old);
    return back;
  }

  private void drawMouth(PixelBlock block, Landmarks moved, float[] local) {
    float gap = (float) moved.mouthGap();
    float own = (float) face.landmarks().mouthGap();
    LipLine lips = new LipLine(LipLine.of(local));
    if (own > OPEN && gap < own) {
      ClosingMouth.paint(block, lips, own, gap, faceWidth);
    }
    float opacity =
        Smooth.step(FADE_START, FADE_END, gap) * Smooth.step(GROWTH_START, GROWTH_END, gap - own);
    if (own > OPEN) {
      opacity *= Smooth.step(KEEP, REPLACE, gap / own);
    }
    if (opacity > 0 && look.mouth().isPresent()) {
      MouthSource inside = look.mouth().get();
      // Teeth keep their size while the lips open: less of the patch shows, not a flatter one.
      float reveal = Smooth.clamp(lips.opening() / Math.max(1e-3f, fullOpening), 0.3f, 1);
      MouthPainter.paint(block, lips, inside, reveal, opacity, faceWidth);
    }
  }

  /** The rectangle of a picture that a face's change stays in. */
  private record Frame(int left, int top, int right, int bottom) {

    static Frame around(float[] ring, float faceWidth, Canvas canvas) {
      float[] box = {Float.MAX_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE, -Float.MAX_VALUE};
      for (int i = 0; i < ring.length; i++) {
        box[i % 2] = Math.min(box[i % 2], ring[i]);
        box[2 + i % 2] = Math.max(box[2 + i % 2], ring[i]);
      }
      int margin = 4 + Math.round(0.02f * faceWidth);
      int left = clip((int) box[0] - margin, canvas.width() - 1);
      int top = clip((int) box[1] - margin, canvas.height() - 1);
      return new Frame(
          left,
          top,
          Math.max(left + 1, clip((int) box[2] + margin, canvas.width())),
          Math.max(top + 1, clip((int) box[3] + margin, canvas.height())));
    }

    private static int clip(int value, int most) {
      return Math.max(0, Math.min(most, value));
    }

    float[] local(float[] vertices) {
      float[] local = vertices.clone();
      for (int vertex = 0; vertex < FaceMesh.VERTICES; vertex++) {
        local[3 * vertex] -= left;
        local[3 * vertex + 1] -= top;
      }
      return local;
    }
  }
}
