package org.memestream.facetransfer.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.detection.FaceProblem;
import org.memestream.facetransfer.expression.FaceExpression;
import org.memestream.facetransfer.expression.FaceSelection;
import org.memestream.facetransfer.transfer.TransferOutcome.Refused;
import org.memestream.facetransfer.transfer.TransferOutcome.Transferred;
import org.memestream.facetransfer.transfer.TransferOutcome.Unchanged;
import org.memestream.runtime.picture.Picture;

/**
 * Finds faces, reads their expressions, and moves their pixels to new places of the face mesh;
 * folds and the inside of the mouth are drawn on top. What is not face keeps its bytes, alpha
 * always does, and faces without colours get none.
 */
public final class FaceExpressionTransfer implements ExpressionTransfer {

  private final TransferParts parts;
  private final FaceStudy study;
  private final ExpressionEmphasis emphasis;
  private final FaceArtist artist;

  /** A transfer that owns its parts: closing it closes them. */
  public FaceExpressionTransfer(TransferParts parts) {
    this.parts = parts;
    this.study = new FaceStudy(parts.filter(), parts.landmarks(), parts.model().expressions());
    this.emphasis = new ExpressionEmphasis(parts.model().expressions(), parts.reader());
    this.artist = new FaceArtist(parts);
  }

  @Override
  public TransferOutcome transfer(TransferRequest request) {
    List<DetectedFace> found = parts.detector().detect(request.target());
    List<DetectedFace> chosen = request.faces().among(found);
    if (chosen.isEmpty()) {
      return noFace(found.size(), request.faces());
    }
    if (request.source() instanceof ExpressionSource.Preset preset) {
      FaceExpression shown = parts.model().expressions().preset(preset.expression());
      return apply(request, chosen, shown, Optional.empty());
    }
    Picture picture = ((ExpressionSource.Driver) request.source()).picture();
    StudiedFace driver = driver(picture);
    if (driver instanceof StudiedFace.Unusable unusable) {
      return new Refused(
          unusable.problem(), "The driver picture cannot be used. " + unusable.sentence());
    }
    KnownFace face = emphasis.emphasised(picture, ((StudiedFace.Known) driver).face());
    return apply(
        request,
        chosen,
        face.expression(),
        Optional.of(new DriverFace(picture, face, LightMeter.of(picture, face.landmarks()))));
  }

  /** The largest face that can be used; if none can, why the largest cannot. */
  private StudiedFace driver(Picture picture) {
    List<StudiedFace> faces = new ArrayList<>();
    for (DetectedFace found : parts.detector().detect(picture)) {
      StudiedFace studied = study.study(picture, found);
      if (studied instanceof StudiedFace.Known) {
        return studied;
      }
      faces.add(studied);
    }
    return faces.stream()
        .findFirst()
        .orElseGet(
            () ->
                new StudiedFace.Unusable(
                    new FaceBox(0, 0, picture.width(), picture.height()),
                    FaceProblem.NO_FACE,
                    "No face was found in it. Use one that shows a face from the front."));
  }

  private TransferOutcome apply(
      TransferRequest request,
      List<DetectedFace> chosen,
      FaceExpression shown,
      Optional<DriverFace> driver) {
    Canvas canvas = Canvas.of(request.target());
    List<FaceEdit> edits = new ArrayList<>();
    List<FaceBox> changed = new ArrayList<>();
    List<Unchanged> unchanged = new ArrayList<>();
    for (DetectedFace face : chosen) {
      StudiedFace studied = study.study(request.target(), face);
      if (studied instanceof StudiedFace.Known known) {
        edits.add(artist.prepare(canvas, known.face(), shown, driver, request));
        changed.add(face.box());
      } else if (studied instanceof StudiedFace.Unusable unusable) {
        unchanged.add(new Unchanged(face.box(), unusable.problem(), unusable.sentence()));
      }
    }
    if (changed.isEmpty()) {
      return new Refused(unchanged.get(0).problem(), unchanged.get(0).sentence());
    }
    if (request.strength() == 0) {
      edits.clear();
    }
    return new Transferred(
        edits.isEmpty() ? request.target() : FaceArtist.drawn(canvas, edits, 1),
        FaceArtist.frames(request.target(), canvas, edits, request.frames()),
        changed,
        unchanged);
  }

  private static Refused noFace(int found, FaceSelection asked) {
    return new Refused(
        FaceProblem.NO_FACE,
        found == 0
            ? "No face was found in the picture. Use one that shows a face from the front."
            : "The picture shows fewer faces than that: %d, so there is no face %s."
                .formatted(found, asked));
  }

  @Override
  public String model() {
    return parts.model().name();
  }

  @Override
  public void close() {
    parts.close();
  }
}
