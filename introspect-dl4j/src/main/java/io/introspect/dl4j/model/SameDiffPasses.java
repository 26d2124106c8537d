package io.introspect.dl4j.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.InferenceSession;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Passes through a copy of a graph, one after another. A pass has a session of its own: those that
 * SameDiff keeps, one for each thread, are never given up and grow with every pass.
 *
 * <p>Thread-safe.
 */
final class SameDiffPasses {

  private final SameDiff graph;
  private final String input;
  private final long[] rowShape;

  SameDiffPasses(SameDiff source, String input, long... rowShape) {
    this.graph = copy(source);
    this.input = input;
    this.rowShape = rowShape.clone();
  }

  private static SameDiff copy(SameDiff source) {
    try {
      return SameDiff.fromFlatBuffers(source.asFlatBuffers(false), false);
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
  }

  /** The copy, to be changed only under its lock. */
  SameDiff graph() {
    return graph;
  }

  String input() {
    return input;
  }

  DataType typeOf(String variable) {
    return graph.getVariable(variable).dataType();
  }

  /** Rows of zeros. */
  INDArray zeros(int rows) {
    long[] shape = new long[rowShape.length + 1];
    shape[0] = rows;
    System.arraycopy(rowShape, 0, shape, 1, rowShape.length);
    return Nd4j.zeros(DataType.FLOAT, shape);
  }

  /**
   * Runs the graph once.
   *
   * @param x [n, …]
   * @param wanted the variables to compute
   * @param read copies what is of use from their arrays, which are freed afterwards
   * @return what was read
   * @throws IllegalArgumentException if x does not have the shape that the graph takes
   */
  <T> T run(INDArray x, List<String> wanted, Function<Map<String, INDArray>, T> read) {
    return run(graph, x, Map.of(), wanted, read);
  }

  /**
   * As {@link #run(INDArray, List, Function)}, of a graph that was made from this one.
   *
   * @param more values of further placeholders
   */
  <T> T run(
      SameDiff graph,
      INDArray x,
      Map<String, INDArray> more,
      List<String> wanted,
      Function<Map<String, INDArray>, T> read) {
    requireShape(x);
    return Detached.call(
        () -> {
          try (SessionMemory memory = new SessionMemory()) {
            Map<String, INDArray> placeholders = new HashMap<>(more);
            placeholders.put(input, memory.copy(x, typeOf(input)));
            return read.apply(pass(graph, placeholders, wanted, memory));
          }
        });
  }

  private Map<String, INDArray> pass(
      SameDiff of, Map<String, INDArray> placeholders, List<String> wanted, SessionMemory memory) {
    synchronized (graph) {
      long thread = Thread.currentThread().getId();
      InferenceSession session = new InferenceSession(of);
      session.setMmgr(memory);
      of.getSessions().put(thread, session);
      try {
        return of.output(placeholders, wanted.toArray(String[]::new));
      } finally {
        of.getSessions().remove(thread);
      }
    }
  }

  private void requireShape(INDArray x) {
    long[] shape = x.shape();
    if (shape.length != rowShape.length + 1
        || !Arrays.equals(shape, 1, shape.length, rowShape, 0, rowShape.length)) {
      throw new IllegalArgumentException(
          "expected rows of shape [n, …] with … = %s, found %s"
              .formatted(Arrays.toString(rowShape), Arrays.toString(shape)));
    }
  }
}
