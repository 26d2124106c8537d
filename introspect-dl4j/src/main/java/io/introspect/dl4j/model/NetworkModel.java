package io.introspect.dl4j.model;

import io.introspect.DifferentiableModel;
import io.introspect.SequenceModel;
import java.util.Optional;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A DL4J network as an introspectable model, whose own training can be watched. */
public sealed interface NetworkModel extends DifferentiableModel, SequenceModel
    permits MultiLayerModel, ComputationGraphModel {

  /**
   * The network that is wrapped.
   *
   * @return the caller's own network, to be read only
   */
  Model network();

  /**
   * How the tapped layers are read.
   *
   * @return as it was chosen
   */
  TapReading reading();

  /**
   * The labels of the training step under way, to be asked for when it has walked back: a graph
   * does not tell them earlier.
   *
   * @return as the network was given them, of sequences those of each row's last step; empty if it
   *     was given none
   */
  Optional<INDArray> labels();
}
