package org.memestream.facetransfer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.memestream.facetransfer.detection.FaceFilter;
import org.memestream.facetransfer.detection.FaceProblem;
import org.memestream.facetransfer.expression.Expression;
import org.memestream.facetransfer.expression.FaceSelection;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.facetransfer.opencv.OpenCvResampler;
import org.memestream.facetransfer.transfer.TransferOutcome.Refused;
import org.memestream.facetransfer.transfer.TransferOutcome.Transferred;
import org.memestream.runtime.picture.Picture;

class FaceExpressionTransferTest {

  private static final ExpressionSource SMILE = new ExpressionSource.Preset(Expression.SMILE);

  private final SampleFaces faces = new SampleFaces();
  private final FaceExpressionTransfer transfer =
      new FaceExpressionTransfer(
          new TransferParts(
              faces,
              faces,
              SampleModel.model(),
              new OpenCvResampler(),
              new FaceFilter(30, 0, 2),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));

  @AfterEach
  void close() {
    transfer.close();
  }

  @Test
  void strengthZeroKeepsEveryByte() {
    Picture target = faces.picture(320, 300, SampleFaces.at(160, 150, 1.2));

    Transferred done = (Transferred) transfer.transfer(request(target, SMILE, 0, 3));

    assertThat(done.picture().rgba()).isEqualTo(target.rgba());
    assertThat(done.frames()).allSatisfy(f -> assertThat(f.rgba()).isEqualTo(target.rgba()));
  }

  @Test
  void onlyTheFaceChangesAndAlphaNever() {
    Landmarks face = SampleFaces.at(160, 150, 1);
    Picture target = faces.picture(320, 300, face);

    Transferred done = (Transferred) transfer.transfer(request(target, SMILE, 1, 0));

    byte[] before = target.rgba();
    byte[] after = done.picture().rgba();
    int changed = 0;
    for (int i = 0; i < before.length; i++) {
      if (before[i] != after[i]) {
        changed++;
        int x = i / 4 % 320;
        int y = i / 4 / 320;
        assertThat(i % 4).as("alpha changed").isNotEqualTo(3);
        assertThat(Math.hypot((x - 160) / 58.0, (y - 158) / 76.0)).isLessThan(1.35);
      }
    }
    assertThat(changed).isGreaterThan(2000);
  }

  @Test
  void anAnimationStartsAndEndsWithTheTarget() {
    Picture target = faces.picture(320, 300, SampleFaces.at(160, 150, 1));

    Transferred done = (Transferred) transfer.transfer(request(target, SMILE, 1, 7));

    assertThat(done.frames()).hasSize(7);
    assertThat(done.frames().get(0).rgba()).isEqualTo(target.rgba());
    assertThat(done.frames().get(6).rgba()).isEqualTo(target.rgba());
    assertThat(done.frames().get(3).rgba()).isEqualTo(done.picture().rgba());
    assertThat(done.frames().get(1).rgba()).isEqualTo(done.frames().get(5).rgba());
  }

  @Test
  void greyFacesStayGrey() {
    byte[] rgb = new byte[3 * 320 * 300];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (60 + i / 3 * 31 % 130);
    }
    Picture target = faces.hold(Picture.ofRgb(320, 300, rgb), SampleFaces.at(160, 150, 1));

    Transferred done = (Transferred) transfer.transfer(request(target, SMILE, 1.5, 0));

    byte[] after = done.picture().rgb();
    for (int i = 0; i < after.length; i += 3) {
      assertThat(after[i]).isEqualTo(after[i + 1]).isEqualTo(after[i + 2]);
    }
  }

  @Test
  void theRegionOfTheBrowsLeavesTheMouthAlone() {
    Picture target = faces.picture(320, 300, SampleFaces.at(160, 150, 1));
    TransferRequest brows =
        new TransferRequest(target, SMILE, 1, new FaceSelection.All(), FaceRegion.BROWS, 0);

    Transferred done = (Transferred) transfer.transfer(brows);

    byte[] before = target.rgba();
    byte[] after = done.picture().rgba();
    for (int y = 178; y < 230; y++) {
      for (int x = 110; x < 210; x++) {
        assertThat(after[4 * (y * 320 + x)]).isEqualTo(before[4 * (y * 320 + x)]);
      }
    }
  }

  @Test
  void theDriversOwnExpressionChangesNothing() {
    Picture target = faces.picture(320, 300, SampleFaces.at(160, 150, 1));

    Transferred done =
        (Transferred) transfer.transfer(request(target, new ExpressionSource.Driver(target), 1, 0));

    assertThat(done.picture().rgba()).isEqualTo(target.rgba());
  }

  @Test
  void everyFaceOfAGroupChanges() {
    Picture target =
        faces.picture(
            640,
            240,
            SampleFaces.at(120, 110, 0.8),
            SampleFaces.at(320, 110, 0.9),
            SampleFaces.at(520, 110, 0.7));

    Transferred done = (Transferred) transfer.transfer(request(target, SMILE, 1, 2));

    assertThat(done.changed()).hasSize(3);
    assertThat(done.unchanged()).isEmpty();
  }

  @Test
  void aSmallFaceIsListedWithItsReason() {
    Picture target =
        faces.picture(640, 300, SampleFaces.at(160, 150, 1), SampleFaces.at(500, 150, 0.2));

    Transferred done = (Transferred) transfer.transfer(request(target, SMILE, 1, 0));

    assertThat(done.changed()).hasSize(1);
    assertThat(done.unchanged())
        .singleElement()
        .satisfies(face -> assertThat(face.problem()).isEqualTo(FaceProblem.FACE_TOO_SMALL));
  }

  @Test
  void aFaceCutByTheBorderChanges() {
    Picture target = faces.picture(200, 200, SampleFaces.at(20, 180, 1));

    TransferOutcome done = transfer.transfer(request(target, SMILE, 2, 0));

    assertThat(done).isInstanceOf(Transferred.class);
  }

  @Test
  void aPictureWithoutFacesIsRefused() {
    Picture target = Picture.ofRgb(1, 1, new byte[3]);

    TransferOutcome outcome = transfer.transfer(request(target, SMILE, 1, 0));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.problem()).isEqualTo(FaceProblem.NO_FACE));
  }

  @Test
  void aDriverWithoutAFaceIsNamedAsTheReason() {
    Picture target = faces.picture(320, 300, SampleFaces.at(160, 150, 1));
    Picture driver = Picture.ofRgb(1, 1, new byte[3]);

    TransferOutcome outcome =
        transfer.transfer(request(target, new ExpressionSource.Driver(driver), 1, 0));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.sentence()).contains("driver picture"));
  }

  private static TransferRequest request(
      Picture target, ExpressionSource source, double strength, int frames) {
    return new TransferRequest(
        target, source, strength, new FaceSelection.All(), FaceRegion.ALL, frames);
  }
}
