package org.memestream.facetransfer.training.detection;

import java.awt.Color;
import java.util.SplittableRandom;

/**
 * What a drawn head is like; lengths are in pixels of the square. Everything random about a head
 * comes from its one stream.
 */
final class HeadShape {

  private static final Color[] SKINS = {
    new Color(255, 224, 196),
    new Color(250, 205, 165),
    new Color(226, 172, 125),
    new Color(166, 110, 72),
    new Color(104, 68, 46),
    new Color(255, 221, 60),
    Color.WHITE,
    new Color(150, 200, 120),
    new Color(235, 235, 230),
    new Color(255, 214, 214)
  };

  final SplittableRandom random;
  final boolean anime;
  final double cx;
  final double cy;
  final double half;
  final double tall;
  final double pointed;
  final double turn;
  final double eyeY;
  final double eyeGap;
  final double eyeWidth;
  final double eyeHeight;
  final double mouthY;
  final double mouthHalf;
  final Color skin;
  final Color hair;
  final Color ink;
  final float line;

  HeadShape(SplittableRandom random) {
    this.random = random;
    this.anime = random.nextInt(5) < 3;
    this.cx = DrawnFaceArtist.SIDE / 2.0 + random.nextDouble(-5, 5);
    this.cy = DrawnFaceArtist.SIDE * 0.55;
    this.half = between(32, 42);
    this.tall = half * (anime ? between(1.0, 1.25) : between(0.9, 1.45));
    this.pointed = anime ? between(0.35, 0.95) : between(-0.1, 0.5);
    this.turn = between(-0.22, 0.22) * half;
    this.eyeY = cy + tall * (anime ? between(0.0, 0.22) : between(-0.25, 0.1));
    this.eyeGap = half * between(0.36, 0.5);
    this.eyeWidth = half * (anime ? between(0.2, 0.3) : between(0.07, 0.3));
    this.eyeHeight = anime ? eyeWidth * between(0.8, 1.7) : eyeWidth * between(0.6, 1.4);
    this.mouthY =
        Math.max(eyeY + tall * 0.3, cy + tall * (anime ? between(0.55, 0.75) : between(0.4, 0.7)));
    this.mouthHalf = half * (anime ? between(0.08, 0.3) : between(0.2, 0.6));
    this.skin = SKINS[random.nextInt(anime ? 5 : SKINS.length)];
    this.hair =
        Color.getHSBColor(
            (float) random.nextDouble(),
            (float) random.nextDouble(0, anime ? 0.85 : 0.6),
            (float) random.nextDouble(0.08, 1));
    this.ink = random.nextInt(4) == 0 ? skin.darker().darker() : new Color(28, 22, 26);
    this.line = (float) (random.nextInt(6) == 0 ? 0.6 : between(1, 3.6));
  }

  double between(double low, double high) {
    return random.nextDouble(low, high);
  }
}
