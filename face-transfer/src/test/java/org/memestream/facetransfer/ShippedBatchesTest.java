package org.memestream.facetransfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.memestream.facetransfer.expression.Expression;
import org.memestream.facetransfer.expression.FaceSelection;
import org.memestream.facetransfer.transfer.ExpressionSource;
import org.memestream.facetransfer.transfer.ExpressionTransfer;
import org.memestream.facetransfer.transfer.FaceRegion;
import org.memestream.facetransfer.transfer.TransferOutcome;
import org.memestream.facetransfer.transfer.TransferRequest;
import org.memestream.runtime.network.Processor;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;

/** Requests done together, with the shipped models on the portraits of the samples. */
class ShippedBatchesTest {

  @Test
  void togetherIsAsAloneAndARefusalSpoilsNothing() throws Exception {
    List<TransferRequest> requests = new ArrayList<>();
    Picture driver = portrait("portrait-man-1.jpg", 500);
    requests.add(request(portrait("portrait-woman-1.jpg", 480), preset(Expression.LAUGH)));
    requests.add(request(Picture.ofRgb(64, 48, new byte[3 * 64 * 48]), preset(Expression.SMILE)));
    requests.add(request(portrait("portrait-man-2.jpg", 400), new ExpressionSource.Driver(driver)));
    requests.add(request(driver, new ExpressionSource.Driver(Picture.ofRgb(9, 9, new byte[243]))));
    requests.add(request(portrait("portrait-woman-2.jpg", 640), preset(Expression.ANGER)));
    try (ExpressionTransfer transfer = FaceModels.shipped().on(Processor.CPU).open()) {
      List<TransferOutcome> together = transfer.transfer(requests);

      assertThat(together).hasSize(5);
      assertThat(together.get(1)).isInstanceOf(TransferOutcome.Refused.class);
      assertThat(together.get(3)).isInstanceOf(TransferOutcome.Refused.class);
      for (int i = 0; i < 5; i++) {
        TransferOutcome alone = transfer.transfer(requests.get(i));
        if (alone instanceof TransferOutcome.Transferred done) {
          assertThat(together.get(i))
              .isInstanceOfSatisfying(
                  TransferOutcome.Transferred.class,
                  same -> assertThat(same.picture().rgba()).isEqualTo(done.picture().rgba()));
        } else {
          assertThat(together.get(i)).isEqualTo(alone);
        }
      }
    }
  }

  @Test
  void theNameChangesWithEveryPart() throws Exception {
    String whole;
    try (ExpressionTransfer transfer = FaceModels.shipped().open()) {
      whole = transfer.model();
    }

    assertThat(whole).matches("face-transfer/[0-9a-f]{8}");
    for (FaceModels other :
        List.of(
            FaceModels.shipped().with(FaceDetectors.HAAR),
            FaceModels.shipped().without(FaceModels.Part.EXPRESSION),
            FaceModels.shipped().without(FaceModels.Part.WRINKLES),
            FaceModels.shipped().without(FaceModels.Part.MOUTH))) {
      try (ExpressionTransfer transfer = other.open()) {
        assertThat(transfer.model()).isNotEqualTo(whole);
      }
    }
  }

  private static ExpressionSource preset(Expression expression) {
    return new ExpressionSource.Preset(expression);
  }

  private static TransferRequest request(Picture target, ExpressionSource source) {
    return new TransferRequest(target, source, 1, new FaceSelection.All(), FaceRegion.ALL, 0);
  }

  private static Picture portrait(String name, int side) throws Exception {
    return new PictureReader().readToFit(Files.readAllBytes(Path.of("..", "samples", name)), side);
  }
}
