package org.memestream.facetransfer.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.memestream.facetransfer.expression.Emotion;
import org.memestream.facetransfer.expression.Expression;
import org.memestream.facetransfer.expression.ExpressionCoefficients;
import org.memestream.facetransfer.expression.ExpressionModel;
import org.memestream.facetransfer.expression.ExpressionReader;
import org.memestream.facetransfer.expression.ExpressionReading;
import org.memestream.facetransfer.expression.FaceExpression;
import org.memestream.facetransfer.landmarks.MeshedFace;
import org.memestream.runtime.picture.Picture;

/**
 * Lets the pixels of a driver speak where its mesh shows too little. Brows and lids hardly move in
 * the landmarks; if the reader sees anger in them, they move at least as far as that share of the
 * anger that is known by name. The mouth stays as the mesh tells it.
 */
final class ExpressionEmphasis {

  /** Share of a preset that an emotion seen with certainty has at least. */
  private static final float LEAST = 0.6f;

  /** Probabilities below this say nothing. */
  private static final float SEEN = 0.25f;

  private static final Map<Emotion, Expression> PRESETS =
      Map.of(
          Emotion.SURPRISE, Expression.SURPRISE,
          Emotion.ANGER, Expression.ANGER,
          Emotion.SADNESS, Expression.SADNESS,
          Emotion.DISGUST, Expression.DISGUST);

  private final ExpressionModel model;
  private final Optional<ExpressionReader> reader;
  private final float[] weights;

  ExpressionEmphasis(ExpressionModel model, Optional<ExpressionReader> reader) {
    this.model = model;
    this.reader = reader;
    float[] mean = model.parts().mean();
    float[] brows = new RegionWeights(FaceRegion.BROWS, mean).ofVertices(mean);
    float[] eyes = new RegionWeights(FaceRegion.EYES, mean).ofVertices(mean);
    this.weights = brows;
    for (int vertex = 0; vertex < weights.length; vertex++) {
      weights[vertex] += eyes[vertex];
    }
  }

  /**
   * Faces with expressions as clear as their pixels show them.
   *
   * @param pictures of these faces, in the same order
   */
  List<KnownFace> emphasised(List<Picture> pictures, List<KnownFace> faces) {
    if (reader.isEmpty()) {
      return faces;
    }
    List<MeshedFace> shown = new ArrayList<>();
    for (int i = 0; i < faces.size(); i++) {
      shown.add(new MeshedFace(pictures.get(i), faces.get(i).landmarks()));
    }
    List<ExpressionReading> readings = reader.get().read(shown);
    List<KnownFace> emphasised = new ArrayList<>();
    for (int i = 0; i < faces.size(); i++) {
      emphasised.add(emphasised(faces.get(i), readings.get(i)));
    }
    return emphasised;
  }

  private KnownFace emphasised(KnownFace face, ExpressionReading reading) {
    float[] seen = reading.coefficients().emotions();
    FaceExpression read = face.expression();
    ExpressionCoefficients coefficients =
        new ExpressionCoefficients(read.coefficients().geometric(), seen);
    float[] offset = read.offset().clone();
    for (Map.Entry<Emotion, Expression> known : PRESETS.entrySet()) {
      float probability = seen[known.getKey().ordinal()];
      if (probability > SEEN) {
        FaceExpression preset = model.preset(known.getValue());
        float missing = LEAST * probability - shareOf(preset.offset(), offset);
        if (missing > 0) {
          for (int i = 0; i < offset.length; i++) {
            offset[i] += missing * weights[i / 3] * preset.offset()[i];
          }
          coefficients =
              new ExpressionCoefficients(
                  coefficients.plus(preset.coefficients().times(missing)).geometric(), seen);
        }
      }
    }
    return new KnownFace(
        face.landmarks(), face.frontal(), new FaceExpression(coefficients, offset));
  }

  /** How much of a preset is in an offset, around brows and eyes. */
  private float shareOf(float[] preset, float[] offset) {
    float product = 0;
    float square = 0;
    for (int i = 0; i < preset.length; i++) {
      product += weights[i / 3] * preset[i] * offset[i];
      square += weights[i / 3] * preset[i] * preset[i];
    }
    return square > 0 ? product / square : 0;
  }
}
