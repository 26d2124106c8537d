package io.introspect.dl4j.model;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;

/**
 * Copies of configurations, for networks that only predict: without dropout and weight noise, and
 * with frozen layers thawed.
 *
 * <p>Prediction is the same without them. The way back is not: DL4J walks it as in training, with
 * noise, and a frozen layer lets no gradient through to what lies before it.
 */
final class InferenceConfiguration {

  private InferenceConfiguration() {}

  static MultiLayerConfiguration of(MultiLayerConfiguration source) {
    MultiLayerConfiguration copy = source.clone();
    copy.getConfs().forEach(InferenceConfiguration::still);
    return copy;
  }

  static ComputationGraphConfiguration of(ComputationGraphConfiguration source) {
    ComputationGraphConfiguration copy = source.clone();
    copy.getVertices().replaceAll((name, vertex) -> still(vertex));
    return copy;
  }

  private static GraphVertex still(GraphVertex vertex) {
    GraphVertex thawed = LayerSelection.unfrozen(vertex);
    if (thawed instanceof LayerVertex layer) {
      still(layer.getLayerConf());
    }
    return thawed;
  }

  private static void still(NeuralNetConfiguration configuration) {
    configuration.setLayer(still(configuration.getLayer()));
  }

  /** A changed copy: DL4J's own copies of wrapping layers share what they wrap. */
  private static Layer still(Layer layer) {
    Layer copy = LayerSelection.unfrozen(layer).clone();
    copy.setIDropout(null);
    if (copy instanceof BaseLayer trained) {
      trained.setWeightNoise(null);
    }
    if (copy instanceof BaseWrapperLayer wrapper) {
      wrapper.setUnderlying(still(wrapper.getUnderlying()));
    }
    if (copy instanceof Bidirectional both) {
      both.setFwd(still(both.getFwd()));
      both.setBwd(still(both.getBwd()));
    }
    return copy;
  }
}
