package io.introspect.dl4j.model;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.layers.LayerHelper;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNBatchNormHelper;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.factory.Nd4jBackend;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings oneDNN's convolutions to a network. DL4J 1.0.0-M2.1 has them, but never uses them: it asks
 * a class whether they are there that has another name since, so that convolutions run several
 * times slower than they could.
 *
 * <p>They take a build of nd4j-native with oneDNN, say the one for {@code
 * linux-x86_64-onednn-avx512}, on the class path, and the system property {@code
 * org.bytedeco.javacpp.platform.extension=-onednn-avx512} if there are other builds. Where there is
 * none, nothing happens but that the report says why; an older DL4J puts in its own.
 *
 * <p>Outputs and gradients stay equal but for rounding, to 1e-4 of their size. Call it once, after
 * the network was initialized or loaded and before it is trained or wrapped: what DL4J saves does
 * not hold it. Introspectors look at the network with the same helpers as it has itself.
 */
public final class OneDnn {

  private static final Logger LOG = LoggerFactory.getLogger(OneDnn.class);

  private OneDnn() {}

  /**
   * What was done.
   *
   * @param layers the names of the layers that work with oneDNN now
   * @param refusal why there are none, or empty
   */
  public record Report(List<String> layers, Optional<String> refusal) {

    private static Report refused(String why) {
      LOG.info("oneDNN is not used: {}", why);
      return new Report(List.of(), Optional.of(why));
    }
  }

  /**
   * Lets the convolutions and batch normalizations of a network use oneDNN.
   *
   * @param network initialized
   * @return what was done
   * @throws IllegalArgumentException if it is not initialized
   */
  public static Report accelerate(MultiLayerNetwork network) {
    Objects.requireNonNull(network, "expected an initialized network, found null");
    if (!network.isInitCalled()) {
      throw new IllegalArgumentException("expected an initialized network, found another");
    }
    return accelerate(List.of(network.getLayers()), isBuiltIn());
  }

  /**
   * As {@link #accelerate(MultiLayerNetwork)}, for a graph.
   *
   * @param network initialized
   * @return what was done
   * @throws IllegalArgumentException if it is not initialized
   */
  public static Report accelerate(ComputationGraph network) {
    Objects.requireNonNull(network, "expected an initialized graph, found null");
    if (network.getLayers() == null) {
      throw new IllegalArgumentException("expected an initialized graph, found another");
    }
    return accelerate(List.of(network.getLayers()), isBuiltIn());
  }

  static Report accelerate(List<Layer> layers, boolean builtIn) {
    if (!builtIn) {
      return Report.refused("the nd4j-native on the class path is none that is built with it");
    }
    List<String> names = new ArrayList<>();
    for (Layer layer : layers) {
      Layer inner = unfrozen(layer);
      Optional<LayerHelper> helper = helperFor(inner);
      if (helper.isPresent() && inner.getHelper() == null) {
        if (!put(helper.get(), inner)) {
          return Report.refused("DL4J's layers do not take a helper from outside");
        }
        names.add(inner.conf().getLayer().getLayerName());
      }
    }
    if (names.isEmpty()) {
      return Report.refused("the network has no float32 layer for it that is without a helper");
    }
    LOG.info("oneDNN is used by the layers {}", names);
    return new Report(List.copyOf(names), Optional.empty());
  }

  /** Gives a layer a helper of its own if the one that it replicates has one. */
  static void follow(Layer original, Layer replica) {
    LayerHelper used = unfrozen(original).getHelper();
    if (replica.getHelper() == null
        && (used instanceof MKLDNNConvHelper || used instanceof MKLDNNBatchNormHelper)) {
      helperFor(replica).ifPresent(helper -> put(helper, replica));
    }
  }

  /** DL4J's own name of the build's features; only 1.0.0-M2.1 tells it, and only it needs help. */
  private static boolean isBuiltIn() {
    try {
      Object info = Nd4jBackend.class.getMethod("buildInfo").invoke(Nd4j.getBackend());
      return String.valueOf(info).contains("HAVE_ONEDNN");
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }

  /** Only the very classes: those derived from them compute something else. */
  private static Optional<LayerHelper> helperFor(Layer layer) {
    if (layer.params() == null || layer.params().dataType() != DataType.FLOAT) {
      return Optional.empty();
    }
    if (layer.getClass() == ConvolutionLayer.class) {
      return Optional.of(new MKLDNNConvHelper(DataType.FLOAT));
    }
    return layer instanceof BatchNormalization normalization
            && !normalization.layerConf().isLockGammaBeta()
        ? Optional.of(new MKLDNNBatchNormHelper(DataType.FLOAT))
        : Optional.empty();
  }

  private static Layer unfrozen(Layer layer) {
    return layer instanceof FrozenLayer frozen ? frozen.getInsideLayer() : layer;
  }

  /** DL4J offers no other way in. */
  private static boolean put(LayerHelper helper, Layer layer) {
    Class<?> type =
        layer instanceof BatchNormalization ? BatchNormalization.class : ConvolutionLayer.class;
    try {
      Field field = type.getDeclaredField("helper");
      field.setAccessible(true);
      field.set(layer, helper);
      return true;
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.debug("no helper for {}", layer.conf().getLayer().getLayerName(), e);
      return false;
    }
  }
}
