package org.memestream.runtime.picture;

import io.github.humbleui.skija.EncodedOrigin;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Turns stored pixels upright, as the EXIF orientation (EXIF 2.3, tag 0x0112) says. */
final class Orientation {

  private static final VarHandle PIXEL =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());

  private Orientation() {}

  static Picture upright(Picture stored, EncodedOrigin origin) {
    if (origin == EncodedOrigin.TOP_LEFT || origin == EncodedOrigin._UNUSED) {
      return stored;
    }
    int width = stored.width();
    int height = stored.height();
    byte[] from = stored.sharedRgba();
    int uprightWidth = origin.swapsWidthHeight() ? height : width;
    int uprightHeight = origin.swapsWidthHeight() ? width : height;
    byte[] upright = new byte[from.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int to = target(origin, x, y, width - 1, height - 1, uprightWidth);
        PIXEL.set(upright, to * 4, (int) PIXEL.get(from, (y * width + x) * 4));
      }
    }
    return stored.rearranged(uprightWidth, uprightHeight, upright);
  }

  /** The name of an origin says where the stored first row and first column belong. */
  private static int target(EncodedOrigin origin, int x, int y, int right, int bottom, int stride) {
    return switch (origin) {
      case _UNUSED, TOP_LEFT -> y * stride + x;
      case TOP_RIGHT -> y * stride + right - x;
      case BOTTOM_RIGHT -> (bottom - y) * stride + right - x;
      case BOTTOM_LEFT -> (bottom - y) * stride + x;
      case LEFT_TOP -> x * stride + y;
      case RIGHT_TOP -> x * stride + bottom - y;
      case RIGHT_BOTTOM -> (right - x) * stride + bottom - y;
      case LEFT_BOTTOM -> (right - x) * stride + y;
    };
  }
}
