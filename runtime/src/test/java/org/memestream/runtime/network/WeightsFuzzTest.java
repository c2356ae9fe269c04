package org.memestream.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.memestream.runtime.fuzz.Allocation;
import org.memestream.runtime.fuzz.Damage;

/** A weights file that is damaged never becomes a model, and takes no memory that it claims. */
class WeightsFuzzTest {

  private static final long MOST_BYTES = 64_000_000;
  private static final String KIND = "encoder";

  private static NDManager manager;
  private static byte[] valid;

  @BeforeContainer
  static void write() throws IOException {
    manager = InferenceEngine.start().newBaseManager();
    try (Weights weights = new Weights(manager)) {
      weights.put("a", manager.create(new float[] {1.5f, -2.25f}));
      weights.put("b", manager.zeros(new Shape(2, 5)));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      WeightsFile.write(out, KIND, Map.of("colour", "blue"), weights, WeightsFile.Precision.SINGLE);
      valid = out.toByteArray();
    }
  }

  @AfterContainer
  static void close() {
    manager.close();
  }

  @Property(seed = "1")
  void anyDamage(@ForAll long seed) throws Exception {
    readOrRefuse(Damage.of(valid, seed));
  }

  @Property(seed = "1")
  void anyBytesBehindTheHeader(@ForAll @Size(max = 300) byte[] rest) throws Exception {
    int header = 4 + 4 + 2 + KIND.length();
    readOrRefuse(ByteBuffer.allocate(header + rest.length).put(valid, 0, header).put(rest).array());
  }

  @Example
  void dimensionsThatNothingHolds() throws Exception {
    int rank = new String(valid, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("\0\1a") + 3;
    for (int claimed : new int[] {-1, Integer.MAX_VALUE, 1 << 28}) {
      byte[] file = valid.clone();
      ByteBuffer.wrap(file).putInt(rank, claimed);
      readOrRefuse(file);
    }
    for (long claimed : new long[] {-1, Long.MAX_VALUE, 1L << 40}) {
      byte[] file = valid.clone();
      ByteBuffer.wrap(file).putLong(rank + 4, claimed);
      readOrRefuse(file);
    }
  }

  private static void readOrRefuse(byte[] file) throws Exception {
    long taken =
        Allocation.of(
            () -> {
              try {
                WeightsFile read = WeightsFile.read(new ByteArrayInputStream(file), KIND, manager);
                read.weights().close();
                assertThat(read.properties()).containsEntry("colour", "blue");
              } catch (IOException e) {
                assertThat(e).isNotNull();
              }
            });
    assertThat(taken).as("bytes of the heap").isLessThan(MOST_BYTES);
  }
}
