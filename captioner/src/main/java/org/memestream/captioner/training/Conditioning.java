package org.memestream.captioner.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.memestream.captioner.djl.EncoderNetwork;

/**
 * Chooses what the decoder is told about a row. With some eighty captioned pictures a picture
 * vector is as good as a name, so in training it is blurred, mixed with other pictures or left out;
 * and labels are left out, or are words of the caption itself, so that any word can steer.
 */
final class Conditioning {

  private static final double NO_PICTURE = 0.2;
  private static final double UNTOUCHED = 0.5;
  private static final double MIXED = 0.15;
  private static final double MOST_MIXED = 0.3;
  private static final double BLUR = 0.1;
  private static final double NO_LABEL = 0.35;
  private static final double TEMPLATE_LABEL = 0.35;
  private static final int MOST_KEYWORDS = 3;

  /** Words with a smaller id are too common to say what a caption is about. */
  private static final int COMMON = 130;

  private final PictureVectors pictures;

  Conditioning(PictureVectors pictures) {
    this.pictures = pictures;
  }

  /**
   * What the decoder is told.
   *
   * @param picture 256 numbers, zeros for none
   * @param label word ids, empty for none
   */
  record Told(float[] picture, int[] label) {}

  /** What evaluation tells. */
  enum Fixed {
    NOTHING,
    LABEL,
    PICTURE,
    OTHER_PICTURE,
    PICTURE_AND_LABEL;

    boolean hasLabel() {
      return this == LABEL || this == PICTURE_AND_LABEL;
    }

    /** As commands spell it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** For training: drawn. */
  Told draw(EncodedRows.Row row, SplittableRandom random) {
    return new Told(picture(row, random), label(row, random));
  }

  private float[] picture(EncodedRows.Row row, SplittableRandom random) {
    List<float[]> views = pictures.views().get(row.picture());
    if (views == null || random.nextDouble() < NO_PICTURE) {
      return new float[EncoderNetwork.LENGTH];
    }
    if (random.nextDouble() < UNTOUCHED) {
      return views.get(0);
    }
    float[] picture = views.get(random.nextInt(views.size())).clone();
    if (!pictures.others().isEmpty() && random.nextDouble() < MIXED) {
      float share = (float) (random.nextDouble() * MOST_MIXED);
      float[] other = pictures.others().get(random.nextInt(pictures.others().size()));
      for (int i = 0; i < picture.length; i++) {
        picture[i] = (1 - share) * picture[i] + share * other[i];
      }
    }
    for (int i = 0; i < picture.length; i++) {
      picture[i] += (float) (BLUR * random.nextGaussian());
    }
    return picture;
  }

  private static int[] label(EncodedRows.Row row, SplittableRandom random) {
    double kind = random.nextDouble();
    if (kind < NO_LABEL) {
      return new int[0];
    }
    if (kind < NO_LABEL + TEMPLATE_LABEL) {
      return row.label();
    }
    List<Integer> words = new ArrayList<>();
    for (int id : row.tokens()) {
      if (id >= COMMON && !words.contains(id)) {
        words.add(id);
      }
    }
    int count = Math.min(words.size(), 1 + random.nextInt(MOST_KEYWORDS));
    int[] label = new int[count];
    for (int i = 0; i < count; i++) {
      label[i] = words.remove(random.nextInt(words.size()));
    }
    return label;
  }

  /** For evaluation: always the same. */
  Told fixed(EncodedRows.Row row, Fixed fixed) {
    float[] none = new float[EncoderNetwork.LENGTH];
    List<float[]> views = pictures.views().get(row.picture());
    float[] own = views == null ? none : views.get(0);
    return switch (fixed) {
      case NOTHING -> new Told(none, new int[0]);
      case LABEL -> new Told(none, row.label());
      case PICTURE -> new Told(own, new int[0]);
      case OTHER_PICTURE -> new Told(otherThan(row.picture()), new int[0]);
      case PICTURE_AND_LABEL -> new Told(own, row.label());
    };
  }

  private float[] otherThan(String picture) {
    if (pictures.views().isEmpty()) {
      return new float[EncoderNetwork.LENGTH];
    }
    List<String> names = pictures.views().keySet().stream().sorted().toList();
    int next = (names.indexOf(picture) + Math.max(1, names.size() / 2)) % names.size();
    return pictures.views().get(names.get(next)).get(0);
  }
}
