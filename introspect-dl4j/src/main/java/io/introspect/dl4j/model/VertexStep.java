package io.introspect.dl4j.model;

import io.introspect.IntrospectionException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.layers.samediff.SameDiffGraphVertex;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A vertex of a graph that is no layer, such as a sum or a concatenation. */
final class VertexStep implements NetworkStep {

  private final List<Integer> sources;
  private final GraphVertex vertex;

  VertexStep(List<Integer> sources, GraphVertex vertex) {
    this.sources = sources;
    this.vertex = vertex;
  }

  @Override
  public List<Integer> sources() {
    return sources;
  }

  @Override
  public INDArray forward(List<INDArray> given, int rows) {
    LayerWorkspaceMgr workspaces = LayerWorkspaceMgr.noWorkspaces();
    for (int i = 0; i < given.size(); i++) {
      vertex.setInput(i, given.get(i), workspaces);
    }
    return vertex.doForward(false, workspaces);
  }

  @Override
  public List<INDArray> backward(INDArray slope) {
    if (vertex instanceof SameDiffGraphVertex) {
      throw refused("a SameDiff vertex, which may train otherwise than it predicts", null);
    }
    vertex.setEpsilon(slope);
    INDArray[] gradients = gradients();
    if (gradients == null || Arrays.stream(gradients).anyMatch(Objects::isNull)) {
      throw refused("no gradient with respect to its inputs", null);
    }
    return List.of(gradients);
  }

  private INDArray[] gradients() {
    try {
      return vertex.doBackward(false, LayerWorkspaceMgr.noWorkspaces()).getSecond();
    } catch (RuntimeException e) {
      throw refused(e.toString(), e);
    }
  }

  private IntrospectionException refused(String found, Exception cause) {
    return new IntrospectionException(
        "vertex %s: expected a vertex with a gradient, found %s"
            .formatted(vertex.getVertexName(), found),
        cause);
  }

  @Override
  public void clear() {
    vertex.clear();
  }
}
