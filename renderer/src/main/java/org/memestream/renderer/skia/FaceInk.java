package org.memestream.renderer.skia;

import io.github.humbleui.skija.Bitmap;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.FilterMipmap;
import io.github.humbleui.skija.FilterMode;
import io.github.humbleui.skija.FilterTileMode;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.ImageInfo;
import io.github.humbleui.skija.Matrix33;
import io.github.humbleui.skija.MipmapMode;
import io.github.humbleui.skija.Paint;
import io.github.humbleui.skija.Shader;
import io.github.humbleui.types.Rect;
import java.util.Arrays;
import org.memestream.runtime.picture.SkijaRaster;

/**
 * A face as a printer would leave it on white paper: even skin turns white whatever the light is,
 * brows, eyes and mouth turn black, and the rim fades out. Each pixel's luminance is divided by the
 * mean around it, which takes out shadows as flat-field correction does, then stretched between two
 * levels. All frames of an animation share the levels of the first, so that it does not flicker.
 */
final class FaceInk {

  /** How far the mean around a pixel reaches, as a share of the side. */
  private static final double NEIGHBOURHOOD = 0.13;

  /** How much of the tone is the pixel against its surroundings, rather than against white. */
  private static final float LOCAL = 0.62f;

  private static final double BLACK_SHARE = 0.055;
  private static final double WHITE_SHARE = 0.42;
  private static final float FADE_FROM = 0.78f;

  /** Where the eyes are, of -1 at the upper edge to 1; below them the shape narrows. */
  private static final float EYES = -0.55f;

  /** How much narrower the shape is at the lower edge than at the eyes. */
  private static final float NARROWING = 0.55f;

  private final int side;
  private final float[] mask;
  private Levels levels;

  /**
   * @param side pixels of the square that the face is to fill from top to bottom
   * @param widthShare how much of it the face fills from left to right, 0 to 1
   */
  FaceInk(int side, float widthShare) {
    this.side = side;
    this.mask = mask(side, widthShare);
  }

  /**
   * Black of varying opacity.
   *
   * @param picture shows the face
   * @param face square around it, in pixels of the picture; may reach beyond
   * @return to be closed
   */
  Image of(Image picture, Rect face) {
    float[] tones = tones(luminance(picture, face));
    if (levels == null) {
      levels = Levels.of(tones, mask);
    }
    byte[] black = new byte[side * side * 4];
    for (int at = 0; at < tones.length; at++) {
      black[at * 4 + 3] = (byte) Math.round(255 * levels.ink(tones[at]) * mask[at]);
    }
    ImageInfo info = SkijaRaster.info(side, side, ColorAlphaType.PREMUL);
    return Image.makeRasterFromBytes(info, black, info.getMinRowBytes());
  }

  /** Rec. 709 luma of the square, 0 to 1; what lies beyond the picture repeats its edge. */
  private float[] luminance(Image picture, Rect face) {
    float scale = side / face.getWidth();
    Matrix33 placed =
        new Matrix33(scale, 0, -face.getLeft() * scale, 0, scale, -face.getTop() * scale, 0, 0, 1);
    try (Bitmap bitmap = new Bitmap()) {
      SkijaRaster.allocate(bitmap, SkijaRaster.info(side, side, ColorAlphaType.OPAQUE));
      try (Canvas canvas = new Canvas(bitmap);
          Shader shader =
              picture.makeShader(
                  FilterTileMode.CLAMP,
                  FilterTileMode.CLAMP,
                  new FilterMipmap(FilterMode.LINEAR, MipmapMode.LINEAR),
                  placed);
          Paint paint = new Paint().setShader(shader)) {
        canvas.clear(0xffffffff);
        canvas.drawPaint(paint);
      }
      byte[] rgba = bitmap.readPixels();
      float[] luminance = new float[side * side];
      for (int at = 0; at < luminance.length; at++) {
        luminance[at] =
            (0.2126f * (rgba[at * 4] & 0xff)
                    + 0.7152f * (rgba[at * 4 + 1] & 0xff)
                    + 0.0722f * (rgba[at * 4 + 2] & 0xff))
                / 255;
      }
      return luminance;
    }
  }

  private float[] tones(float[] luminance) {
    BoxBlur blur = new BoxBlur(side);
    float[] fine = blur.blurred(luminance, Math.max(0, Math.round(side * 0.003f)), 2);
    float[] around = blur.blurred(luminance, (int) Math.max(1, side * NEIGHBOURHOOD), 3);
    float brightest = 0;
    for (int at = 0; at < around.length; at++) {
      brightest = mask[at] > 0 ? Math.max(brightest, around[at]) : brightest;
    }
    float[] tones = new float[luminance.length];
    for (int at = 0; at < tones.length; at++) {
      float local = (fine[at] + 0.04f) / (around[at] + 0.04f);
      float global = fine[at] / Math.max(0.05f, brightest);
      tones[at] = LOCAL * local + (1 - LOCAL) * global;
    }
    return tones;
  }

  /**
   * A rounded shape that fades towards its rim: wide enough for the eyes, and narrow below them, so
   * that the shade of cheeks and jaw stays out.
   */
  private static float[] mask(int side, float widthShare) {
    float[] mask = new float[side * side];
    float middle = (side - 1) / 2f;
    for (int at = 0; at < mask.length; at++) {
      float y = (at / side - middle) / middle;
      float width = widthShare * (1 - NARROWING * Math.max(0, (y - EYES) / (1 - EYES)));
      float x = (at % side - middle) / (middle * width);
      float distance = (float) Math.sqrt(Math.sqrt(x * x * x * x + y * y * y * y));
      mask[at] = 1 - smooth((distance - FADE_FROM) / (1 - FADE_FROM));
    }
    return mask;
  }

  /** From 0 to 1 without a corner. */
  private static float smooth(float share) {
    float within = Math.max(0, Math.min(1, share));
    return within * within * (3 - 2 * within);
  }

  /**
   * What is stretched to black and to white.
   *
   * @param black tone of full ink
   * @param white tone of none
   */
  private record Levels(float black, float white) {

    /** The tones below which so many of the face's pixels are. */
    static Levels of(float[] tones, float[] mask) {
      float[] inside = new float[tones.length];
      int count = 0;
      for (int at = 0; at < tones.length; at++) {
        if (mask[at] > 0.5f) {
          inside[count++] = tones[at];
        }
      }
      Arrays.sort(inside, 0, count);
      float black = inside[(int) (count * BLACK_SHARE)];
      float white = inside[(int) (count * WHITE_SHARE)];
      // A face without any contrast is left pale rather than made of noise.
      return new Levels(Math.min(black, white - 0.12f), white);
    }

    float ink(float tone) {
      return 1 - smooth((tone - black) / (white - black));
    }
  }
}
