package org.memestream.renderer.png;

import org.memestream.runtime.picture.Picture;

/** Compares pictures. */
public final class Pixels {

  private Pixels() {}

  /** Mean difference in levels of a channel, transparent pixels on white. */
  public static double error(Picture left, Picture right) {
    byte[] a = left.rgb();
    byte[] b = right.rgb();
    if (a.length != b.length) {
      throw new IllegalArgumentException("the pictures have " + a.length + " and " + b.length);
    }
    long sum = 0;
    for (int at = 0; at < a.length; at++) {
      sum += Math.abs((a[at] & 0xff) - (b[at] & 0xff));
    }
    return (double) sum / a.length;
  }
}
