package io.introspect.dl4j.dense;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.api.Layer;

/**
 * Plain dense layers, one after the other, for inference. Rows are taken and given one at a time,
 * so that scaling before and comparing after need no arrays of their own, and computed in blocks
 * that stay in the cache.
 *
 * <p>It follows whatever becomes of the layers' parameters, which must not change during a call.
 * Thread-safe: each call borrows memory of its own, as much as calls ever run at once.
 */
public final class DirectNetwork {

  /** Rows computed together: many enough for efficient products, few enough for the cache. */
  private static final int BLOCK = 256;

  /** Gives or takes a row. */
  @FunctionalInterface
  public interface Row {
    /**
     * Fills or reads the values.
     *
     * @param row its number
     * @param values its values; not to be kept
     */
    void at(int row, float[] values);
  }

  /** Is given the results of each layer. */
  @FunctionalInterface
  public interface LayerRow {
    /**
     * Reads the values.
     *
     * @param layer the layer's number, from 0
     * @param row the row's number
     * @param values among them what the layer gives for it; not to be kept, nor changed
     * @param from where that begins
     */
    void at(int layer, int row, float[] values, int from);
  }

  private final List<DirectLayer> layers;
  private final Deque<Memory> idle = new ConcurrentLinkedDeque<>();

  /** Of layers that know how they bend. */
  DirectNetwork(List<DirectLayer> layers) {
    this.layers = List.copyOf(layers);
  }

  /**
   * The layers of a DL4J network.
   *
   * @param layers in their order
   * @return empty if one of them is none that can be computed here
   */
  public static Optional<DirectNetwork> of(Layer... layers) {
    List<DirectLayer> direct = new ArrayList<>();
    for (Layer layer : layers) {
      DirectLayer.of(layer).filter(of -> of.bend().isPresent()).ifPresent(direct::add);
    }
    return direct.size() == layers.length
        ? Optional.of(new DirectNetwork(direct))
        : Optional.empty();
  }

  /**
   * Whether the layers' parameters are still there.
   *
   * @return false if they have been closed
   */
  public boolean isOpen() {
    return layers.stream().allMatch(DirectLayer::isOpen);
  }

  /**
   * How many values a row has.
   *
   * @return at least 1
   */
  public int inputs() {
    return layers.get(0).inputs();
  }

  /**
   * Runs rows through all layers.
   *
   * @param rows how many
   * @param source fills the inputs of each
   * @param sink is given the outputs of each, which it may change
   */
  public void run(int rows, Row source, Row sink) {
    int last = layers.size() - 1;
    float[] result = new float[layers.get(last).outputs()];
    observe(
        rows,
        source,
        (layer, row, values, from) -> {
          if (layer == last) {
            System.arraycopy(values, from, result, 0, result.length);
            sink.at(row, result);
          }
        });
  }

  /**
   * Runs rows through all layers, and shows what each gives.
   *
   * @param rows how many
   * @param source fills the inputs of each
   * @param sink is given the results of each layer
   */
  public void observe(int rows, Row source, LayerRow sink) {
    Memory borrowed = idle.pollFirst();
    Memory memory = borrowed == null ? new Memory(layers) : borrowed;
    memory.readBiases(layers, rows);
    memory.makeRoom(Math.min(rows, BLOCK));
    for (int from = 0; from < rows; from += BLOCK) {
      block(memory, from, Math.min(rows, from + BLOCK), source, sink);
    }
    idle.addFirst(memory);
  }

  private void block(Memory memory, int from, int to, Row source, LayerRow sink) {
    FloatPointer x = memory.odd;
    FloatPointer y = memory.even;
    int inputs = inputs();
    for (int row = from; row < to; row++) {
      source.at(row, memory.inputs);
      x.position((long) (row - from) * inputs).put(memory.inputs, 0, inputs);
    }
    for (int i = 0; i < layers.size(); i++) {
      layers.get(i).product(x.position(0), to - from, y.position(0));
      finish(i, memory.chunks.get(i), y, from, to, sink);
      FloatPointer used = x;
      x = y;
      y = used;
    }
  }

  /** Adds the bias and bends; the last layer's results go to the sink and nowhere else. */
  private void finish(int i, RowChunk chunk, FloatPointer y, int from, int to, LayerRow sink) {
    boolean last = i == layers.size() - 1;
    Bend bend = layers.get(i).bend().orElseThrow();
    int outputs = layers.get(i).outputs();
    for (int row = from; row < to; row += chunk.most()) {
      int n = Math.min(chunk.most(), to - row);
      chunk.read(y, row - from, n);
      chunk.finish(bend, n);
      for (int k = 0; k < n; k++) {
        sink.at(i, row + k, chunk.values, k * outputs);
      }
      if (!last) {
        chunk.write(y, row - from, n);
      }
    }
  }

  /** What one call needs. */
  private static final class Memory {
    private final int widest;
    private final float[] inputs;
    private final List<RowChunk> chunks = new ArrayList<>();
    private FloatPointer odd = new FloatPointer(0);
    private FloatPointer even = new FloatPointer(0);

    Memory(List<DirectLayer> layers) {
      layers.forEach(layer -> chunks.add(new RowChunk(layer.outputs())));
      inputs = new float[layers.get(0).inputs()];
      widest = layers.stream().mapToInt(DirectLayer::outputs).reduce(inputs.length, Math::max);
    }

    void makeRoom(int rows) {
      odd = Buffers.of(odd, (long) rows * widest);
      even = Buffers.of(even, (long) rows * widest);
    }

    void readBiases(List<DirectLayer> layers, int rows) {
      for (int i = 0; i < layers.size(); i++) {
        chunks.get(i).readBias(layers.get(i), rows);
      }
    }
  }
}
