package io.introspect.dl4j.model;

import io.introspect.ActivationTap;
import io.introspect.IntrospectionException;
import io.introspect.TappedLayer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.nd4j.autodiff.functions.DifferentialFunction;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.RandomOp;
import org.nd4j.linalg.api.ops.ScalarOp;

/**
 * The part of a graph that computes some of its variables: the loss, the labels and whatever else
 * training needs stay out.
 */
record SameDiffPart(SameDiff graph, Set<String> variables, Map<String, SameDiffOp> operations) {

  static SameDiffPart of(SameDiff graph, String output, List<String> hidden) {
    Set<String> variables = new LinkedHashSet<>();
    Map<String, SameDiffOp> operations = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>(hidden);
    open.addFirst(output);
    while (!open.isEmpty()) {
      String name = open.removeFirst();
      DifferentialFunction source = graph.getVariableOutputOp(name);
      if (variables.add(name) && source != null) {
        SameDiffOp operation = graph.getOps().get(source.getOwnName());
        operations.put(operation.getName(), operation);
        addAll(open, operation.getInputsToOp());
        addAll(open, operation.getControlDeps());
      }
    }
    return new SameDiffPart(graph, variables, operations);
  }

  private static void addAll(Deque<String> open, Collection<String> names) {
    if (names != null) {
      open.addAll(names);
    }
  }

  /**
   * Checks that the input alone decides what is computed.
   *
   * @throws IntrospectionException if not
   */
  void requireInference(String input) {
    List<String> others =
        variables.stream()
            .filter(name -> graph.getVariable(name).isPlaceHolder() && !name.equals(input))
            .toList();
    if (!others.isEmpty()) {
      throw new IntrospectionException(
          "expected output and hidden variables to need no placeholder but %s, found %s; make"
                  .formatted(input, others)
              + " constants of them by SameDiff.convertToConstant");
    }
    for (SameDiffOp operation : operations.values()) {
      String kind = operation.getOp().opName();
      if (operation.getOp() instanceof RandomOp || kind.startsWith("random")) {
        throw new IntrospectionException(
            "operation %s: expected a graph for inference, found %s, which is random"
                .formatted(operation.getName(), kind));
      }
    }
  }

  /** SHA-256 over the operations, how they hang together, the values, and what is tapped. */
  String fingerprint(ActivationTap tap) {
    Sha256 digest = new Sha256();
    for (SameDiffOp operation : operations.values()) {
      digest.add(operation.getInputsToOp() + " " + operation.getOutputsOfOp());
      digest.add(describe(operation.getOp()));
    }
    for (String name : new TreeSet<>(variables)) {
      SDVariable variable = graph.getVariable(name);
      if (variable.isConstant() || variable.getVariableType() == VariableType.VARIABLE) {
        digest.add(name);
        add(digest, variable.getArr());
      }
    }
    for (TappedLayer layer : tap.layers()) {
      digest.add(layer.toString());
    }
    return digest.hex();
  }

  private static void add(Sha256 digest, INDArray values) {
    digest.add(values.dataType() + Arrays.toString(values.shape()));
    if (values.dataType() == DataType.UTF8) {
      digest.add(values.toString());
    } else if (!values.isEmpty()) {
      INDArray single = values.castTo(DataType.FLOAT);
      digest.add(single);
      NetworkReplicas.closeAllBut(List.of(single), values);
    }
  }

  private static String describe(DifferentialFunction operation) {
    if (operation instanceof CustomOp custom) {
      return String.join(
          " ",
          operation.opName(),
          Arrays.toString(custom.iArgs()),
          Arrays.toString(custom.tArgs()),
          Arrays.toString(custom.bArgs()),
          Arrays.toString(custom.dArgs()));
    }
    String scalar =
        operation instanceof ScalarOp op && op.scalar() != null ? op.scalar().toString() : "";
    String extra = operation instanceof Op op ? Arrays.toString(op.extraArgs()) : "";
    return String.join(
        " ", operation.opName(), scalar, extra, Arrays.toString(operation.getDimensions()));
  }
}
