package org.memestream.captioner.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;

/**
 * The caption decoder: an LSTM that starts from what is known about the picture and writes word by
 * word (Peirson and Tolunay 2018, image-label variant). The picture vector and the mean of the
 * label words' embeddings are joined in a context, which is the first input and is also added to
 * every later one. The output layer shares the embedding matrix.
 *
 * @param words size of the vocabulary
 * @param embedding length of a word vector
 * @param hidden length of the LSTM's state
 */
public record DecoderNetwork(int words, int embedding, int hidden) {

  private static final float RANGE = 0.08f;

  /** Hidden and cell state, each [1, N, hidden]. */
  public record State(NDArray hidden, NDArray cell) {}

  /** Fresh weights from the engine's random stream. */
  public Weights initialise(NDManager manager) {
    Weights weights = new Weights(manager);
    uniform(weights, "embedding", words, embedding);
    uniform(weights, "image", embedding, EncoderNetwork.LENGTH);
    uniform(weights, "label", embedding, embedding);
    weights.put("context.bias", manager.zeros(new Shape(embedding)));
    uniform(weights, "start", embedding, embedding);
    weights.put("start.bias", manager.zeros(new Shape(embedding)));
    uniform(weights, "inject", embedding, embedding);
    weights.put("inject.bias", manager.zeros(new Shape(embedding)));
    uniform(weights, "lstm.input", 4 * hidden, embedding);
    uniform(weights, "lstm.state", 4 * hidden, hidden);
    // Gates in the engine's order: input, forget, cell, output. Remembering is the better start.
    float[] bias = new float[4 * hidden];
    java.util.Arrays.fill(bias, hidden, 2 * hidden, 1);
    weights.put("lstm.input.bias", manager.create(bias));
    weights.put("lstm.state.bias", manager.zeros(new Shape(4L * hidden)));
    uniform(weights, "project", embedding, hidden);
    weights.put("project.bias", manager.zeros(new Shape(embedding)));
    weights.put("output.bias", manager.zeros(new Shape(words)));
    return weights;
  }

  private static void uniform(Weights weights, String name, long rows, long columns) {
    weights.put(
        name,
        weights.manager().randomUniform(-RANGE, RANGE, new Shape(rows, columns), DataType.FLOAT32));
  }

  /** Word vectors. {@code ids} is an integer array of any shape; one dimension is added. */
  public NDArray embed(Weights weights, NDArray ids) {
    return ids.getNDArrayInternal()
        .embedding(ids, weights.get("embedding"), SparseFormat.DENSE)
        .singletonOrThrow();
  }

  /**
   * What the decoder knows before the first word.
   *
   * @param pictures [N, 256]; a row of zeros means "no picture"
   * @param labels [N, embedding], means of label word vectors; a row of zeros means "no label"
   * @return [N, embedding]
   */
  public NDArray context(Weights weights, NDArray pictures, NDArray labels) {
    NDArray picture = linear(pictures, weights, "image");
    NDArray label = linear(labels, weights, "label");
    return Activation.tanh(picture.add(label).add(weights.get("context.bias")));
  }

  /** The first input, [N, 1, embedding]. */
  public NDArray start(Weights weights, NDArray context) {
    return linear(context, weights, "start").add(weights.get("start.bias")).expandDims(1);
  }

  /** Later inputs, [N, T, embedding], from word ids [N, T]. */
  public NDArray inputs(Weights weights, NDArray context, NDArray ids) {
    NDArray injected =
        linear(context, weights, "inject").add(weights.get("inject.bias")).expandDims(1);
    return embed(weights, ids).add(injected);
  }

  /** An empty memory for N captions. */
  public State empty(NDManager manager, long captions) {
    Shape shape = new Shape(1, captions, hidden);
    return new State(manager.zeros(shape), manager.zeros(shape));
  }

  /**
   * Reads inputs.
   *
   * @return outputs [N, T, hidden] and the state after the last
   */
  public Reading read(Weights weights, NDArray inputs, State state, boolean training) {
    NDList parameters =
        new NDList(
            weights.get("lstm.input"),
            weights.get("lstm.state"),
            weights.get("lstm.input.bias"),
            weights.get("lstm.state.bias"));
    NDList result =
        inputs
            .getNDArrayInternal()
            .lstm(
                inputs,
                new NDList(state.hidden, state.cell),
                parameters,
                true,
                1,
                0,
                training,
                false,
                true);
    return new Reading(result.get(0), new State(result.get(1), result.get(2)));
  }

  /**
   * What reading gave.
   *
   * @param outputs [N, T, hidden]
   * @param state after the last input
   */
  public record Reading(NDArray outputs, State state) {}

  /** Output vectors in the space of word vectors: [M, hidden] to [M, embedding]. */
  public NDArray project(Weights weights, NDArray outputs, float dropout, boolean training) {
    NDArray kept = training ? Dropout.dropout(outputs, dropout, true).singletonOrThrow() : outputs;
    return linear(kept, weights, "project").add(weights.get("project.bias"));
  }

  /** Scores of every word before the softmax: [M, embedding] to [M, words]. */
  public NDArray scores(Weights weights, NDArray projected) {
    return Linear.linear(projected, weights.get("embedding"), weights.get("output.bias"))
        .singletonOrThrow();
  }

  private static NDArray linear(NDArray x, Weights weights, String name) {
    return Linear.linear(x, weights.get(name)).singletonOrThrow();
  }
}
