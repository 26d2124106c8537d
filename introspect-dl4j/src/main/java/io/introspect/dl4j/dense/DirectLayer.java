package io.introspect.dl4j.dense;

import java.lang.ref.Reference;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A plain dense layer y = f(x · w + b), computed over the parameters of a DL4J layer: it follows
 * whatever becomes of them.
 *
 * <p>Thread-safe.
 */
public final class DirectLayer {

  private final INDArray weights;
  private final FloatPointer w;
  private final Optional<FloatPointer> b;
  private final IActivation activation;
  private final Optional<Bend> bend;

  private DirectLayer(INDArray weights, Optional<INDArray> bias, IActivation activation) {
    this.weights = weights;
    this.w = FloatRows.pointer(weights);
    this.b = bias.map(FloatRows::pointer);
    this.activation = activation;
    this.bend = Bend.of(activation);
  }

  /**
   * A layer of DL4J's, for inference.
   *
   * @param layer any
   * @return empty if it is no plain dense layer of float32, or not in the memory of the CPU
   */
  public static Optional<DirectLayer> of(Layer layer) {
    var settings = layer.conf().getLayer();
    boolean plain =
        (settings.getClass() == DenseLayer.class && !((DenseLayer) settings).hasLayerNorm())
            || settings.getClass() == OutputLayer.class;
    if (!plain) {
      return Optional.empty();
    }
    INDArray weights = layer.getParam(DefaultParamInitializer.WEIGHT_KEY);
    Optional<INDArray> bias = Optional.ofNullable(layer.getParam(DefaultParamInitializer.BIAS_KEY));
    return of(weights, bias, ((BaseLayer) settings).getActivationFn());
  }

  /**
   * A layer that does nothing but multiply.
   *
   * @param weights [inputs, outputs]
   * @return empty if they are not column-major float32 in the memory of the CPU
   */
  static Optional<DirectLayer> linear(INDArray weights) {
    return of(weights, Optional.empty(), new ActivationIdentity());
  }

  private static Optional<DirectLayer> of(
      INDArray weights, Optional<INDArray> bias, IActivation activation) {
    return OpenBlas.isAvailable() && isColumnMajor(weights)
        ? Optional.of(new DirectLayer(weights, bias, activation))
        : Optional.empty();
  }

  private static boolean isColumnMajor(INDArray weights) {
    return weights.dataType() == DataType.FLOAT
        && weights.rank() == 2
        && (weights.stride(0) == 1 || weights.size(0) == 1)
        && (weights.stride(1) == weights.size(0) || weights.size(1) == 1);
  }

  /**
   * Whether these rows can be taken as they are.
   *
   * @param x any
   * @return whether it is a float32 matrix of as many columns as the layer has inputs, row-major
   *     and without gaps, and the layer's parameters have not been closed
   */
  public boolean takes(INDArray x) {
    return FloatRows.isDense(x) && x.size(1) == inputs() && isOpen();
  }

  /**
   * The layer's result.
   *
   * @param x [n, inputs], as {@link #takes} wants it
   * @return [n, outputs], float32, owned by the caller
   */
  public INDArray apply(INDArray x) {
    int n = Math.toIntExact(x.size(0));
    INDArray y = Nd4j.createUninitialized(DataType.FLOAT, new long[] {n, outputs()}, 'c');
    try {
      FloatPointer results = FloatRows.pointer(y);
      product(FloatRows.pointer(x), n, results);
      new RowChunk(outputs()).finish(this, bend.orElse(Bend.IDENTITY), results, n);
    } finally {
      Reference.reachabilityFence(x); // whose memory may be freed as soon as nothing holds it
      Reference.reachabilityFence(y);
    }
    return bend.isPresent() ? y : activation.getActivation(y, false);
  }

  /** y = x · w, without bias and bend. */
  void product(FloatPointer x, int n, FloatPointer y) {
    OpenBlas.forward(x, w, y, n, inputs(), outputs());
  }

  /** Copies the n biases as they are now; leaves the values alone if there are none. */
  void readBiases(float[] values, int n) {
    b.ifPresent(terms -> terms.get(values, 0, n));
  }

  /** Whether the parameters are still there. */
  boolean isOpen() {
    return !weights.wasClosed();
  }

  static void add(float[] terms, float[] values, int n) {
    for (int i = 0; i < n; i++) {
      values[i] += terms[i];
    }
  }

  /** The layer's weights, [inputs, outputs], column-major. */
  FloatPointer weights() {
    return w;
  }

  /** The layer's bias; empty if it has none. */
  Optional<FloatPointer> bias() {
    return b;
  }

  /** What it bends by; empty if only ND4J can. */
  Optional<Bend> bend() {
    return bend;
  }

  /**
   * How many inputs there are.
   *
   * @return at least 1
   */
  public int inputs() {
    return (int) weights.size(0);
  }

  /**
   * How many outputs there are.
   *
   * @return at least 1
   */
  public int outputs() {
    return (int) weights.size(1);
  }
}
