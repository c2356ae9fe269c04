package org.memestream.facetransfer.transfer;

import java.util.Optional;
import org.memestream.facetransfer.landmarks.FaceCrop;
import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.facetransfer.landmarks.Landmarks;

/** Finds an inside for a mouth that opens: the driver's own, or one that is generated. */
final class MouthChooser {

  /** A driver's mouth that opens less, over its interocular distance, shows no inside. */
  private static final double LEAST_DRIVER_GAP = 0.03;

  /** A mouth that opens less, in mesh pixels, shows no inside. */
  private static final float LEAST_OPENING = 1;

  private static final int LEAST_SIDE = 32;
  private static final int MOST_SIDE = 320;

  /** Side of the driver's patch over the width of the mouth. */
  private static final double PATCH = 1.5;

  private final MouthGenerator generator;
  private final TeethRow reference;

  /**
   * @param generator for presets and drivers with closed mouths
   * @param reference tells how bright eyes and cheeks are in the light of generated mouths
   */
  MouthChooser(MouthGenerator generator, TeethRow reference) {
    this.generator = generator;
    this.reference = reference;
  }

  /**
   * The inside for a face.
   *
   * @param light of the target
   * @param grey whether the target has no colours
   */
  Optional<MouthSource> choose(
      Optional<DriverFace> driver,
      KnownFace target,
      ExpressionChange change,
      LightMeter light,
      boolean grey) {
    if (driver.isPresent() && driver.get().face().landmarks().mouthGap() > LEAST_DRIVER_GAP) {
      MouthSource source = ofDriver(driver.get(), target, light);
      return Optional.of(grey ? greyed(source) : source);
    }
    float[] lips = frontalLips(target, change);
    if (new LipLine(lips).opening() < LEAST_OPENING) {
      return Optional.empty();
    }
    MouthPatch patch = generator.generate(change.result(), lips);
    MouthSource source =
        new MouthSource(patch, gain(light, reference.whiteBrightness(), patch.cheekBrightness()));
    return Optional.of(grey ? greyed(source) : source);
  }

  private static MouthSource ofDriver(DriverFace driver, KnownFace target, LightMeter light) {
    Landmarks face = driver.face().landmarks();
    double width = mouthWidth(face);
    double wanted = mouthWidth(target.landmarks()) * 1.2 * PATCH;
    int side = (int) Math.max(LEAST_SIDE, Math.min(MOST_SIDE, Math.round(wanted)));
    FaceCrop crop =
        new FaceCrop(
            (face.x(FaceMesh.UPPER_INNER_LIP) + face.x(FaceMesh.LOWER_INNER_LIP)) / 2,
            (face.y(FaceMesh.UPPER_INNER_LIP) + face.y(FaceMesh.LOWER_INNER_LIP)) / 2,
            PATCH * Math.max(width, openingOf(face)),
            face.roll());
    float[] lips = LipLine.of(crop.fromPicture(face.xyz()));
    for (int i = 0; i < lips.length; i++) {
      lips[i] = (lips[i] + 0.5f) * side - 0.5f;
    }
    LightMeter its = driver.light();
    return new MouthSource(
        new MouthPatch(side, side, crop.cut(driver.picture(), side), lips, its.cheekBrightness()),
        gain(light, its.whiteBrightness(), its.cheekBrightness()));
  }

  private static double openingOf(Landmarks face) {
    return face.mouthGap() * face.interocularDistance();
  }

  private static double mouthWidth(Landmarks face) {
    return Math.hypot(
        face.x(FaceMesh.RIGHT_MOUTH_CORNER) - face.x(FaceMesh.LEFT_MOUTH_CORNER),
        face.y(FaceMesh.RIGHT_MOUTH_CORNER) - face.y(FaceMesh.LEFT_MOUTH_CORNER));
  }

  /**
   * Mostly from the whites of the eyes, since a dark cheek may be dark skin in bright light; a
   * little from the cheeks, since the whites are few pixels.
   */
  private static float[] gain(LightMeter light, float white, float cheeks) {
    float whites = (light.whiteBrightness() + 10) / (white + 10);
    float skin = (light.cheekBrightness() + 10) / (cheeks + 10);
    float gain = Smooth.clamp((float) (Math.pow(whites, 0.6) * Math.pow(skin, 0.3)), 0.5f, 1.15f);
    float[] gains = new float[3];
    for (int channel = 0; channel < 3; channel++) {
      float cast = light.white()[channel] / Math.max(1, light.whiteBrightness());
      gains[channel] = gain * (float) Math.pow(Smooth.clamp(cast, 0.7f, 1.4f), 0.4);
    }
    return gains;
  }

  private static MouthSource greyed(MouthSource source) {
    MouthPatch patch = source.patch();
    byte[] rgb = patch.rgb().clone();
    for (int i = 0; i < rgb.length; i += 3) {
      int grey =
          Math.round(
              0.299f * (rgb[i] & 0xff)
                  + 0.587f * (rgb[i + 1] & 0xff)
                  + 0.114f * (rgb[i + 2] & 0xff));
      rgb[i] = (byte) grey;
      rgb[i + 1] = (byte) grey;
      rgb[i + 2] = (byte) grey;
    }
    float mean = (source.gain()[0] + source.gain()[1] + source.gain()[2]) / 3;
    return new MouthSource(
        new MouthPatch(patch.width(), patch.height(), rgb, patch.lips(), patch.cheekBrightness()),
        new float[] {mean, mean, mean});
  }

  /** The inner lips of the new face from the front, centred and level. */
  private static float[] frontalLips(KnownFace target, ExpressionChange change) {
    float[] mesh = target.frontal().xyz().clone();
    for (int i = 0; i < mesh.length; i++) {
      mesh[i] += change.offset()[i];
    }
    float[] lips = LipLine.of(mesh);
    LipLine line = new LipLine(lips);
    float[] level = new float[lips.length];
    for (int i = 0; i < lips.length; i += 2) {
      level[i] = line.along(lips[i], lips[i + 1]) - line.width() / 2;
      level[i + 1] = line.down(lips[i], lips[i + 1]);
    }
    return level;
  }
}
