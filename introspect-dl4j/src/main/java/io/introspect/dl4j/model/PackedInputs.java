package io.introspect.dl4j.model;

import io.introspect.IntrospectionException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The inputs of a graph that has several, side by side in one array [n, width]: each input's row
 * flattened in row-major order, the inputs in the order of the graph's. So a graph of several
 * inputs takes rows, and gives gradients, as every other model does.
 *
 * <pre>{@code
 * INDArray x = PackedInputs.pack(images, tables);          // [n, 1, 28, 28] and [n, 5]: [n, 789]
 * List<Introspection> seen = introspector.introspectAll(x);
 * PackedInputs.of(graph).unpack(x).get(1);                 // tables, [n, 5]
 * }</pre>
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class PackedInputs {

  private final List<RowShape> shapes;

  private PackedInputs(List<RowShape> shapes) {
    this.shapes = shapes;
  }

  /**
   * Packs inputs.
   *
   * @param inputs at least two, each [n, …] with the same n, in the order of the graph's inputs
   * @return [n, width], float32, detached and owned by the caller
   * @throws IllegalArgumentException if there are fewer, or their numbers of rows differ
   */
  public static INDArray pack(INDArray... inputs) {
    requireAlike(inputs);
    long rows = inputs[0].size(0);
    long width = Arrays.stream(inputs).mapToLong(input -> input.length() / rows).sum();
    return Detached.call(
        () -> {
          INDArray packed = Nd4j.createUninitialized(DataType.FLOAT, rows, width);
          long from = 0;
          for (INDArray input : inputs) {
            long to = from + input.length() / rows;
            copyFlat(input, packed.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to)));
            from = to;
          }
          return packed;
        });
  }

  private static void requireAlike(INDArray... inputs) {
    boolean alike =
        inputs.length >= 2
            && Arrays.stream(inputs)
                .allMatch(
                    input ->
                        input != null
                            && input.rank() >= 2
                            && !input.isEmpty()
                            && input.size(0) == inputs[0].size(0));
    if (!alike) {
      throw new IllegalArgumentException(
          "expected at least 2 inputs, each [n, …] with the same n of at least 1; found "
              + shapes(inputs));
    }
  }

  private static List<String> shapes(INDArray... arrays) {
    return Arrays.stream(arrays)
        .map(array -> array == null ? "null" : Arrays.toString(array.shape()))
        .toList();
  }

  /**
   * What a graph's inputs look like. The layers that take them tell their shapes: dense and
   * recurrent ones, and those before which DL4J put a preprocessor for images. Where they do not,
   * as before a convolution, say it.
   *
   * @param graph of at least two inputs
   * @param types none if the graph tells, or one for each input, as for {@code setInputTypes(…)} of
   *     the graph's own configuration, which does not keep them; the length of one sequence may be
   *     left open
   * @return the inputs
   * @throws IllegalArgumentException if the graph is null or has one input, or the number of types
   *     is another
   * @throws IntrospectionException if the shape of an input is unknown
   */
  public static PackedInputs of(ComputationGraph graph, InputType... types) {
    if (graph == null || graph.getConfiguration().getNetworkInputs().size() < 2) {
      throw new IllegalArgumentException(
          "expected a graph of at least 2 inputs, found %s; the rows of a single one are not packed"
              .formatted(graph == null ? null : graph.getConfiguration().getNetworkInputs()));
    }
    ComputationGraphConfiguration settings = graph.getConfiguration();
    List<String> names = settings.getNetworkInputs();
    if (types.length > 0 && types.length != names.size()) {
      throw new IllegalArgumentException(
          "expected one type for each of the inputs %s, found %s"
              .formatted(names, Arrays.toString(types)));
    }
    List<RowShape> shapes =
        IntStream.range(0, names.size())
            .mapToObj(
                i ->
                    types.length == 0
                        ? InputShapes.told(settings, names.get(i))
                        : InputShapes.said(names.get(i), types[i]))
            .toList();
    if (shapes.stream().filter(RowShape::isOpen).count() > 1) {
      throw new IntrospectionException(
          "expected at most one sequence of unknown length, as it follows from the width of a row; found inputs %s: say their lengths by inputTypes(InputType…)"
              .formatted(shapes));
    }
    return new PackedInputs(shapes);
  }

  /**
   * The inputs of packed rows.
   *
   * @param packed [n, width], not changed
   * @return one array for each input, [n, …] as the graph takes it, of the type of {@code packed},
   *     detached and owned by the caller
   * @throws IllegalArgumentException if the width is not that of these inputs
   */
  public List<INDArray> unpack(INDArray packed) {
    return Detached.call(
        () -> IntStream.range(0, shapes.size()).mapToObj(i -> unpack(packed, i)).toList());
  }

  /** One of the inputs, owned by the caller. */
  INDArray unpack(INDArray packed, int input) {
    List<RowShape> within = within(packed);
    RowShape shape = within.get(input);
    INDArray unpacked = Nd4j.createUninitialized(packed.dataType(), shape.array(packed.size(0)));
    unpacked
        .reshape('c', packed.size(0), shape.values())
        .assign(packed.get(NDArrayIndex.all(), columns(within, input)));
    return unpacked;
  }

  /** The reverse of {@link #unpack(INDArray, int)}: packed rows with 0 for all other inputs. */
  INDArray alone(INDArray unpacked, INDArray packed, int input) {
    INDArray alone = Nd4j.zeros(packed.dataType(), packed.shape());
    copyFlat(unpacked, alone.get(NDArrayIndex.all(), columns(within(packed), input)));
    return alone;
  }

  private static void copyFlat(INDArray input, INDArray columns) {
    try (ArrayScope scope = new ArrayScope()) {
      columns.assign(scope.own(input.dup('c')).reshape('c', columns.shape()));
    }
  }

  private static INDArrayIndex columns(List<RowShape> within, int input) {
    long from = width(within.subList(0, input));
    return NDArrayIndex.interval(from, from + within.get(input).values());
  }

  private static long width(List<RowShape> shapes) {
    return shapes.stream().mapToLong(RowShape::values).sum();
  }

  /** The shapes in packed rows, from whose width the length of a sequence follows. */
  private List<RowShape> within(INDArray packed) {
    long width = packed.rank() == 2 ? packed.size(1) : 0;
    long left = width - width(shapes.stream().filter(shape -> !shape.isOpen()).toList());
    List<RowShape> within =
        shapes.stream().map(shape -> shape.ofLength(Math.max(0, left / shape.values()))).toList();
    if (width(within) != width || within.stream().anyMatch(shape -> shape.values() == 0)) {
      throw new IllegalArgumentException(
          "expected packed rows of shape [n, width] for the inputs %s, found %s; pack them by PackedInputs.pack"
              .formatted(shapes, Arrays.toString(packed.shape())));
    }
    return within;
  }

  void requireWidth(INDArray packed) {
    within(packed);
  }

  /** Refuses arrays that are not the inputs in this order. */
  void requireInputs(INDArray... inputs) {
    boolean fit =
        inputs.length == shapes.size()
            && IntStream.range(0, inputs.length)
                .allMatch(i -> inputs[i] != null && shapes.get(i).fits(inputs[i].shape()));
    if (!fit) {
      throw new IllegalArgumentException(
          "expected features for the inputs %s, found %s".formatted(shapes, shapes(inputs)));
    }
  }

  /** The inputs and the shapes of their rows, for messages and digests. */
  @Override
  public String toString() {
    return shapes.toString();
  }

  int count() {
    return shapes.size();
  }
}
