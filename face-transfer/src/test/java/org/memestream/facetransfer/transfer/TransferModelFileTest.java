package org.memestream.facetransfer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.memestream.facetransfer.djl.TransferModelFile;
import org.memestream.facetransfer.expression.Expression;
import org.memestream.runtime.network.InferenceEngine;

class TransferModelFileTest {

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    TransferModel model = SampleModel.model();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (NDManager manager = InferenceEngine.start().newBaseManager()) {
      TransferModelFile.write(bytes, model, (LinearWrinkleMap) model.wrinkles(), manager);

      TransferModel read =
          TransferModelFile.read(new ByteArrayInputStream(bytes.toByteArray()), manager);

      assertThat(read.triangles()).isEqualTo(model.triangles());
      assertThat(read.teeth().rgb()).isEqualTo(model.teeth().rgb());
      assertThat(read.expressions().parts().names()).containsExactly("smile", "brows");
      assertThat(read.expressions().preset(Expression.SMILE).offset())
          .isEqualTo(model.expressions().preset(Expression.SMILE).offset());
      assertThat(read.name()).startsWith("transfer/");
    }
  }
}
