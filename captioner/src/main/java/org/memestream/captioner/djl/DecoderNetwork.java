package org.memestream.captioner.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import org.memestream.captioner.caption.Variant;
import org.memestream.runtime.network.Weights;

/**
 * The caption decoder: an LSTM that is told about the picture and writes word by word (Peirson and
 * Tolunay 2018). Without attention, what is known is one context vector: the first input, added to
 * every later input and to every output. With attention, an LSTM reads the picture and the label
 * words, the decoder starts from its last state and looks back at all of its states (Luong et al.
 * 2015, the general score).
 *
 * @param variant how it is told
 * @param words size of the vocabulary
 * @param embedding length of a word vector
 * @param hidden length of the LSTM's state
 */
public record DecoderNetwork(Variant variant, int words, int embedding, int hidden) {

  private static final float RANGE = 0.08f;
  private static final float MASKED = -1e9f;

  /** Softmax and word vectors. */
  public WordLayer wordLayer() {
    return new WordLayer(words, embedding);
  }

  private Lstm writer() {
    return new Lstm("lstm", embedding, hidden);
  }

  private Lstm reader() {
    return new Lstm("reader", embedding, hidden);
  }

  /** Fresh weights from the engine's random stream. */
  public Weights initialise(NDManager manager) {
    Weights weights = new Weights(manager);
    wordLayer().initialise(weights, RANGE);
    writer().initialise(weights, RANGE);
    layer(weights, "picture", embedding, EncoderNetwork.LENGTH);
    switch (variant) {
      case ATTENTION -> {
        reader().initialise(weights, RANGE);
        uniform(weights, "attend", hidden, hidden);
        // Starts as a decoder that does not attend.
        NDArray seen = manager.eye(hidden);
        NDArray found =
            manager.randomUniform(-RANGE, RANGE, new Shape(hidden, hidden), DataType.FLOAT32);
        weights.put("combine", seen.concat(found, 1));
        weights.put("combine.bias", manager.zeros(new Shape(hidden)));
      }
      case IMAGE_LABEL -> {
        uniform(weights, "label", embedding, embedding);
        initialiseContext(weights);
      }
      case IMAGE -> initialiseContext(weights);
    }
    layer(weights, "project", embedding, hidden);
    return weights;
  }

  private void initialiseContext(Weights weights) {
    layer(weights, "start", embedding, embedding);
    layer(weights, "inject", embedding, embedding);
    uniform(weights, "lean", embedding, embedding);
  }

  private static void layer(Weights weights, String name, long rows, long columns) {
    uniform(weights, name, rows, columns);
    weights.put(name + ".bias", weights.manager().zeros(new Shape(rows)));
  }

  private static void uniform(Weights weights, String name, long rows, long columns) {
    weights.put(
        name,
        weights.manager().randomUniform(-RANGE, RANGE, new Shape(rows, columns), DataType.FLOAT32));
  }

  /**
   * What the decoder knows before the first word.
   *
   * @param pictures [N, 256]; a row of zeros means "no picture"
   * @param labels [N, L] word ids; unused places hold any id
   * @param used [N, L], 1 for a label word and 0 for an unused place
   */
  public Knowledge know(
      Weights weights, NDArray pictures, NDArray labels, NDArray used, boolean training) {
    NDArray picture = linear(pictures, weights, "picture");
    if (variant == Variant.ATTENTION) {
      return attended(weights, Activation.tanh(picture), labels, used, training);
    }
    if (variant == Variant.IMAGE_LABEL) {
      NDArray count = used.sum(new int[] {1}, true).maximum(1);
      NDArray mean =
          wordLayer().embed(weights, labels).mul(used.expandDims(2)).sum(new int[] {1}).div(count);
      picture = picture.add(Linear.linear(mean, weights.get("label")).singletonOrThrow());
    }
    NDArray context = Activation.tanh(picture);
    Lstm.State empty = writer().empty(context.getManager(), context.getShape().get(0));
    return new Knowledge.Context(
        empty,
        linear(context, weights, "start"),
        linear(context, weights, "inject"),
        Linear.linear(context, weights.get("lean")).singletonOrThrow());
  }

  private Knowledge attended(
      Weights weights, NDArray picture, NDArray labels, NDArray used, boolean training) {
    NDManager scope = picture.getManager();
    long rows = picture.getShape().get(0);
    NDArray first = picture.expandDims(1);
    // Unused places are read as empty words, so that a caption does not depend on its neighbours.
    NDArray words = wordLayer().embed(weights, labels).mul(used.expandDims(2));
    Lstm.Reading reading =
        reader().read(weights, first.concat(words, 1), reader().empty(scope, rows), training);
    NDArray mask = scope.zeros(new Shape(rows, 1)).concat(used.sub(1).mul(-MASKED), 1);
    NDArray keys = Linear.linear(reading.outputs(), weights.get("attend")).singletonOrThrow();
    return new Knowledge.Memory(
        reading.state(),
        keys,
        reading.outputs(),
        mask.expandDims(1),
        scope.zeros(new Shape(rows, embedding)));
  }

  /** The first input, [N, 1, embedding]. */
  public NDArray start(Knowledge knowledge) {
    return knowledge.start().expandDims(1);
  }

  /** Later inputs, [N, T, embedding], from word ids [N, T]. */
  public NDArray inputs(Weights weights, Knowledge knowledge, NDArray ids) {
    NDArray vectors = wordLayer().embed(weights, ids);
    return knowledge instanceof Knowledge.Context context
        ? vectors.add(context.inject().expandDims(1))
        : vectors;
  }

  /** Reads inputs [N, T, embedding] from a state on. */
  Lstm.Reading read(Weights weights, NDArray inputs, Lstm.State state, boolean training) {
    return writer().read(weights, inputs, state, training);
  }

  /**
   * Output vectors in the space of word vectors.
   *
   * @param outputs [N, T, hidden]
   * @param dropout share of numbers that training leaves out
   * @return [N * T, embedding]
   */
  NDArray outputs(
      Weights weights, NDArray outputs, Knowledge knowledge, float dropout, boolean training) {
    NDArray seen =
        knowledge instanceof Knowledge.Memory memory ? attend(weights, outputs, memory) : outputs;
    NDArray projected = linear(drop(seen, dropout, training), weights, "project");
    if (knowledge instanceof Knowledge.Context context) {
      projected = projected.add(context.lean().expandDims(1));
    }
    return projected.reshape(-1, embedding);
  }

  private NDArray attend(Weights weights, NDArray outputs, Knowledge.Memory memory) {
    NDArray scores = outputs.matMul(memory.keys().transpose(0, 2, 1)).add(memory.mask());
    NDArray found = scores.softmax(2).matMul(memory.states());
    return Activation.tanh(linear(outputs.concat(found, 2), weights, "combine"));
  }

  /** All output vectors of whole captions: ids [N, T] to [N * (T + 1), embedding]. */
  public NDArray write(
      Weights weights, Knowledge knowledge, NDArray ids, float dropout, boolean training) {
    NDArray inputs = start(knowledge).concat(inputs(weights, knowledge, ids), 1);
    Lstm.Reading reading =
        read(weights, drop(inputs, dropout, training), knowledge.state(), training);
    return outputs(weights, reading.outputs(), knowledge, dropout, training);
  }

  private static NDArray drop(NDArray x, float share, boolean training) {
    return training && share > 0 ? Dropout.dropout(x, share, true).singletonOrThrow() : x;
  }

  private static NDArray linear(NDArray x, Weights weights, String name) {
    return Linear.linear(x, weights.get(name), weights.get(name + ".bias")).singletonOrThrow();
  }
}
