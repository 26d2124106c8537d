package io.introspect.dl4j.model;

import io.introspect.dl4j.dense.DirectLayer;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer, with the preprocessor before it, if there is one. */
final class LayerStep implements NetworkStep {

  private final int source;
  private final InputPreProcessor before;
  private final Layer layer;
  private final Optional<DirectLayer> direct;
  private int rows;
  private INDArray given;
  private INDArray input;
  private INDArray result;

  LayerStep(int source, InputPreProcessor before, Layer layer) {
    this.source = source;
    this.before = before;
    this.layer = layer;
    this.direct = DirectLayer.of(layer);
  }

  @Override
  public List<Integer> sources() {
    return List.of(source);
  }

  @Override
  public INDArray forward(List<INDArray> arrays, int inputRows) {
    LayerWorkspaceMgr workspaces = LayerWorkspaceMgr.noWorkspaces();
    rows = inputRows;
    given = arrays.get(0);
    input = before == null ? given : before.preProcess(given, rows, workspaces);
    result = isDirect() ? direct.get().apply(input) : activate(workspaces);
    return result;
  }

  private boolean isDirect() {
    return direct.isPresent() && layer.getMaskArray() == null && direct.get().takes(input);
  }

  private INDArray activate(LayerWorkspaceMgr workspaces) {
    return layer.activate(worksInPlace() ? input.dup() : input, false, workspaces);
  }

  @Override
  public List<INDArray> backward(INDArray slope) {
    INDArray gradient = LayerGradient.of(layer, input, slope);
    if (before == null) {
      return List.of(gradient);
    }
    INDArray below = before.backprop(gradient, rows, LayerWorkspaceMgr.noWorkspaces());
    NetworkReplicas.closeAllBut(List.of(gradient), below, slope, given, input, result);
    return List.of(below);
  }

  @Override
  public void clear() {
    layer.clear();
    if (input != null && result != null) {
      NetworkReplicas.closeAllBut(List.of(input), given, result);
    }
    given = null;
    input = null;
    result = null;
  }

  /** Whether the layer's result takes the place of its input: it must then be given a copy. */
  private boolean worksInPlace() {
    return layer.conf().getLayer() instanceof ActivationLayer
        || layer.conf().getLayer() instanceof PReLULayer;
  }
}
