package org.memestream.captioner.djl;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What must be known of a foreign network to use it as an encoder. In JSON, beside the network's
 * file:
 *
 * <pre>{@code
 * {
 *   "engine": "OnnxRuntime",        PyTorch (TorchScript) or OnnxRuntime
 *   "file": "mobilenet.onnx",       in the same folder
 *   "sha256": "64 hex digits",      of that file
 *   "side": 224,                    width and height of the input in pixels
 *   "layout": "NCHW",               or NHWC
 *   "channels": "RGB",              or BGR; RGB if left out
 *   "mean": [0.5, 0.5, 0.5],        for red, green and blue
 *   "deviation": [0.5, 0.5, 0.5],   a value is (byte / 255 - mean) / deviation
 *   "output": "feat",               name or index from 0; if left out, the only one of this length
 *   "length": 1280,                 numbers of the vector
 *   "norm": 16                      vectors are scaled to this length; if left out, they are not
 * }
 * }</pre>
 *
 * @param engine who runs it
 * @param file name of a file in the manifest's folder
 * @param sha256 of that file, lower-case hexadecimal
 * @param side width and height of the input in pixels
 * @param layout order of the input's dimensions
 * @param channels order of the colours
 * @param mean for red, green and blue
 * @param deviation for red, green and blue
 * @param output which output is the vector
 * @param length numbers of the vector
 * @param norm Euclidean length to which vectors are scaled, if they are
 */
record EncoderManifest(
    Engine engine,
    String file,
    String sha256,
    int side,
    Layout layout,
    Channels channels,
    List<Double> mean,
    List<Double> deviation,
    Output output,
    int length,
    OptionalDouble norm) {

  EncoderManifest {
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
  }

  /** Engines. */
  enum Engine {
    PYTORCH("PyTorch"),
    ONNX_RUNTIME("OnnxRuntime");

    private final String spelled;

    Engine(String spelled) {
      this.spelled = spelled;
    }

    /** As DJL names it. */
    @Override
    public String toString() {
      return spelled;
    }
  }

  /** Orders of the input's dimensions: pictures, channels, rows, columns. */
  enum Layout {
    NCHW,
    NHWC
  }

  /** Orders of the colours. */
  enum Channels {
    RGB,
    BGR
  }

  /** Which of a network's outputs is the vector. */
  sealed interface Output {

    /** The one of that name. */
    record Named(String name) implements Output {}

    /** The one at that place, from 0. */
    record At(int index) implements Output {}

    /** The only one of the vector's length. */
    record OfLength() implements Output {}
  }
}
