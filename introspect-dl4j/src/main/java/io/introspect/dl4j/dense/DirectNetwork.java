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
 * <p>The parameters must not change any more. Thread-safe: each call borrows memory of its own, as
 * much as calls ever run at once.
 */
public final class DirectNetwork {

  /** Rows computed together: many enough for efficient products. */
  private static final int BLOCK = 192;

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

  private final List<DirectLayer> layers;
  private final Deque<Memory> idle = new ConcurrentLinkedDeque<>();

  private DirectNetwork(List<DirectLayer> layers) {
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
   * Runs rows through all layers.
   *
   * @param rows how many
   * @param source fills the inputs of each
   * @param sink is given the outputs of each, which it may change
   */
  public void run(int rows, Row source, Row sink) {
    Memory borrowed = idle.pollFirst();
    Memory memory = borrowed == null ? new Memory(layers) : borrowed;
    for (int from = 0; from < rows; from += BLOCK) {
      block(memory, from, Math.min(rows, from + BLOCK), source, sink);
    }
    idle.addFirst(memory);
  }

  private void block(Memory memory, int from, int to, Row source, Row sink) {
    FloatPointer x = memory.odd;
    FloatPointer y = memory.even;
    int inputs = layers.get(0).inputs();
    for (int row = from; row < to; row++) {
      source.at(row, memory.inputs);
      x.position((long) (row - from) * inputs).put(memory.inputs, 0, inputs);
    }
    for (int i = 0; i < layers.size(); i++) {
      layers.get(i).product(x.position(0), to - from, y.position(0));
      int last = i == layers.size() - 1 ? from : -1;
      finish(layers.get(i), memory.heaps.get(i), y, to - from, last, sink);
      FloatPointer used = x;
      x = y;
      y = used;
    }
  }

  /** Adds the bias and bends; the last layer's results go to the sink and nowhere else. */
  private static void finish(
      DirectLayer layer, Heap heap, FloatPointer y, int rows, int firstOfLast, Row sink) {
    int outputs = layer.outputs();
    Bend bend = layer.bend().orElseThrow();
    for (int row = 0; row < rows; row++) {
      y.position((long) row * outputs).get(heap.values, 0, outputs);
      DirectLayer.add(heap.bias, heap.values);
      bend.apply(heap.values, heap.scratch, outputs);
      if (firstOfLast >= 0) {
        sink.at(firstOfLast + row, heap.values);
      } else {
        y.put(heap.values, 0, outputs);
      }
    }
  }

  /** What one call needs. */
  private static final class Memory {
    private final FloatPointer odd;
    private final FloatPointer even;
    private final float[] inputs;
    private final List<Heap> heaps = new ArrayList<>();

    Memory(List<DirectLayer> layers) {
      int widest = layers.get(0).inputs();
      for (DirectLayer layer : layers) {
        widest = Math.max(widest, layer.outputs());
        heaps.add(new Heap(layer));
      }
      this.inputs = new float[layers.get(0).inputs()];
      this.odd = new FloatPointer((long) BLOCK * widest);
      this.even = new FloatPointer((long) BLOCK * widest);
    }
  }

  /** What one layer needs. */
  private static final class Heap {
    private final float[] bias;
    private final float[] values;
    private final float[] scratch;

    Heap(DirectLayer layer) {
      bias = layer.biases();
      values = new float[bias.length];
      scratch = new float[bias.length];
    }
  }
}
