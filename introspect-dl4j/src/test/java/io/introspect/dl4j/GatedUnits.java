package io.introspect.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.samediff.SDLayerParams;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffLayer;
import org.nd4j.autodiff.samediff.SDIndex;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A gated recurrent layer of a user's own, as DL4J has none: the minimal gated unit (Zhou et al.,
 * 2016), a GRU of one gate.
 */
final class GatedUnits extends SameDiffLayer {

  private static final long serialVersionUID = 1L;

  private final int inputs;
  private final int units;
  private final int steps;

  GatedUnits(int inputs, int units, int steps) {
    this.inputs = inputs;
    this.units = units;
    this.steps = steps;
  }

  @Override
  public SDVariable defineLayer(
      SameDiff sd, SDVariable x, Map<String, SDVariable> parameters, SDVariable mask) {
    SDVariable gate = parameters.get("gate");
    SDVariable candidate = parameters.get("candidate");
    List<SDVariable> states = new ArrayList<>();
    SDVariable h = null;
    for (int step = 0; step < steps; step++) {
      SDVariable now = x.get(SDIndex.all(), SDIndex.all(), SDIndex.point(step));
      SDVariable before = h == null ? now.mmul(parameters.get("none")) : h;
      SDVariable open = sd.nn().sigmoid(sd.concat(1, now, before).mmul(gate));
      SDVariable fresh = sd.math().tanh(sd.concat(1, now, open.mul(before)).mmul(candidate));
      h = before.add(open.mul(fresh.sub(before)));
      states.add(h);
    }
    return sd.stack(2, states.toArray(SDVariable[]::new));
  }

  @Override
  public void defineParameters(SDLayerParams params) {
    params.addWeightParam("gate", inputs + units, units);
    params.addWeightParam("candidate", inputs + units, units);
    params.addWeightParam("none", inputs, units);
  }

  @Override
  public void initializeParameters(Map<String, INDArray> params) {
    params.get("gate").assign(Nd4j.randn(params.get("gate").shape()).muli(0.5));
    params.get("candidate").assign(Nd4j.randn(params.get("candidate").shape()).muli(0.5));
    params.get("none").assign(0);
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType inputType) {
    long length = ((InputType.InputTypeRecurrent) inputType).getTimeSeriesLength();
    return InputType.recurrent(units, length, RNNFormat.NCW);
  }
}
