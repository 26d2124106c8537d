package io.introspect.dl4j.model;

import io.introspect.IntrospectableModel;
import io.introspect.contract.IntrospectableModelContract;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Sequences of different lengths, by their masks. */
class RecurrentContractTest extends IntrospectableModelContract {

  private static final int STEPS = 5;

  private final MultiLayerNetwork network =
      TinyNetworks.network(
          layers -> {
            layers
                .layer(new LSTM.Builder().nOut(4).activation(Activation.TANH).build())
                .layer(
                    new LastTimeStep(
                        new SimpleRnn.Builder().nOut(3).activation(Activation.TANH).build()))
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(3)
                        .activation(Activation.SOFTMAX)
                        .build());
            layers.setInputType(InputType.recurrent(2, STEPS));
            return layers;
          });

  @Override
  protected IntrospectableModel model() {
    return new MultiLayerModel(network, LayerSelection.all());
  }

  @Override
  protected INDArray rows() {
    INDArray features = FiniteDifferences.random(6, 8, 2, STEPS).castTo(DataType.FLOAT);
    INDArray mask = Nd4j.zeros(DataType.FLOAT, 8, STEPS);
    for (int row = 0; row < 8; row++) {
      for (int step = 0; step <= row % STEPS; step++) {
        mask.putScalar(row, step, 1);
      }
    }
    return MaskedSequences.of(features, mask);
  }

  @Override
  protected List<INDArray> wrongRows() {
    return List.of(Nd4j.zeros(DataType.FLOAT, 4, 4, STEPS));
  }

  @Override
  protected Optional<String> state() {
    return Optional.of(new Sha256().add(network.params()).hex());
  }
}
