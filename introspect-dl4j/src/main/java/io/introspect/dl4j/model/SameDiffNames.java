package io.introspect.dl4j.model;

import java.util.Arrays;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.linalg.api.buffer.DataType;

/** Checks the names by which a user points into a graph. */
final class SameDiffNames {

  private SameDiffNames() {}

  static void require(SameDiff graph, String input, String output, List<String> hidden) {
    requireVariable(graph, input, "input", VariableType.PLACEHOLDER);
    requireResult(graph, output, "output");
    if (hidden.isEmpty()) {
      throw new IllegalArgumentException("expected at least one hidden variable, found none");
    }
    hidden.forEach(name -> requireResult(graph, name, "hidden variable"));
  }

  /** Of an operation, not a parameter, and no number of a class or a word. */
  private static void requireResult(SameDiff graph, String name, String what) {
    requireVariable(graph, name, what, VariableType.ARRAY);
    DataType type = graph.getVariable(name).dataType();
    if (!type.isFPType()) {
      throw new IllegalArgumentException(
          "%s %s: expected floating-point numbers, found %s".formatted(what, name, type));
    }
  }

  /** Of one row, as the placeholder tells it. */
  static long[] rowShape(SameDiff graph, String input) {
    requireVariable(graph, input, "input", VariableType.PLACEHOLDER);
    long[] shape = graph.getVariable(input).placeholderShape();
    if (shape == null || shape.length < 2 || Arrays.stream(shape).skip(1).anyMatch(s -> s < 1)) {
      throw new IllegalArgumentException(
          "input %s: expected the shape of a row in [-1, …], found %s; give it when wrapping"
              .formatted(input, Arrays.toString(shape)));
    }
    return Arrays.copyOfRange(shape, 1, shape.length);
  }

  private static void requireVariable(SameDiff graph, String name, String what, VariableType type) {
    if (graph == null) {
      throw new IllegalArgumentException("expected a SameDiff graph, found null");
    }
    SDVariable variable = name == null ? null : graph.getVariable(name);
    if (variable == null) {
      throw new IllegalArgumentException(
          "%s: expected a variable of the graph, found %s among %s"
              .formatted(what, name, graph.variables().stream().map(SDVariable::name).toList()));
    }
    if (variable.getVariableType() != type) {
      throw new IllegalArgumentException(
          "%s %s: expected a variable of type %s, found %s"
              .formatted(what, name, type, variable.getVariableType()));
    }
  }
}
