package io.introspect.dl4j.dense;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.api.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Steps of Adam for an encoder and the decoder behind it, against half the mean squared error of
 * the reconstruction and a loss of the user's own at the latent points between them. Each step is
 * walked in portions of the minibatch.
 *
 * <p>To be used by one thread at a time.
 */
public final class VaeTraining {

  /** A loss at the latent points. */
  @FunctionalInterface
  public interface LatentLoss {
    /**
     * The loss of a minibatch.
     *
     * @param latent z, row by row, [n · d]
     * @param slope to be added to: the loss's slope with respect to z
     * @return the loss
     */
    double at(float[] latent, float[] slope);
  }

  private final List<Part> parts = new ArrayList<>();
  private final FloatPointer parameters;
  private final Adam adam;
  private final Portions portions;
  private final int width;
  private final int dimensions;
  private float[] latent = {};

  private VaeTraining(Layer[] encoder, Layer[] decoder, INDArray parameters, Portions portions) {
    this.portions = portions;
    for (int portion = 0; portion < portions.count(); portion++) {
      parts.add(
          new Part(
              DirectChain.of(encoder).orElseThrow(),
              DirectChain.of(decoder).orElseThrow(),
              new Gradient(parameters)));
    }
    this.width = parts.get(0).encoder.inputs();
    this.dimensions = parts.get(0).encoder.outputs();
    this.parameters = FloatRows.pointer(parameters);
    this.adam = new Adam(Math.toIntExact(parameters.length()), portions);
  }

  /**
   * Training of DL4J's layers, in place.
   *
   * @param encoder plain dense layers
   * @param decoder likewise
   * @param parameters all that are trained, of which the layers' are parts
   * @param portions how a minibatch is worked on
   * @return empty if a layer is none that can be computed here
   */
  public static Optional<VaeTraining> of(
      Layer[] encoder, Layer[] decoder, INDArray parameters, Portions portions) {
    return DirectChain.of(encoder).isPresent() && DirectChain.of(decoder).isPresent()
        ? Optional.of(new VaeTraining(encoder, decoder, parameters, portions))
        : Optional.empty();
  }

  /**
   * Takes a step.
   *
   * @param rows [n, width], as {@link FloatRows#canRead} wants them; not changed
   * @param prepare changes a copy of each row before it is learned from; called from several
   *     threads at once
   * @param atLatent the other loss
   * @param rate of learning
   * @return the sum of both losses before the step
   */
  public double step(INDArray rows, Consumer<float[]> prepare, LatentLoss atLatent, double rate) {
    int n = Math.toIntExact(rows.size(0));
    portions.together(
        portion -> {
          part(portion).encode(rows, prepare, portion, n);
          part(portion).decode(n);
          part(portion).decodeBack();
        });
    float[] slope = new float[n * dimensions];
    double loss = sumOfLosses(n, atLatent, slope);
    portions.together(portion -> part(portion).encodeBack(slope));
    adam.step(parameters, parts.stream().map(part -> part.gradient).toList(), rate);
    return loss;
  }

  /**
   * The loss, without learning.
   *
   * @param rows as for {@link #step}
   * @param prepare likewise
   * @param atLatent likewise
   * @return the sum of both losses
   */
  public double loss(INDArray rows, Consumer<float[]> prepare, LatentLoss atLatent) {
    int n = Math.toIntExact(rows.size(0));
    portions.together(
        portion -> {
          part(portion).encode(rows, prepare, portion, n);
          part(portion).decode(n);
        });
    return sumOfLosses(n, atLatent, new float[n * dimensions]);
  }

  /**
   * The latent points of the last minibatch, as they were before the step was taken.
   *
   * @return z, row by row, [n · d]
   */
  public float[] latent() {
    return latent.clone();
  }

  private Part part(int portion) {
    return parts.get(portion);
  }

  private double sumOfLosses(int n, LatentLoss atLatent, float[] slope) {
    latent = new float[n * dimensions];
    parts.forEach(part -> part.latentTo(latent));
    return atLatent.at(latent, slope) + parts.stream().mapToDouble(part -> part.loss).sum();
  }

  /**
   * How many steps were taken.
   *
   * @return at least 0
   */
  public int steps() {
    return adam.steps();
  }

  /** What one portion needs. */
  private final class Part {

    private final DirectChain encoder;
    private final DirectChain decoder;
    private final Gradient gradient;
    private FloatPointer x = new FloatPointer(1);
    private FloatPointer z;
    private FloatPointer latentSlope = new FloatPointer(1);
    private int from;
    private int n;
    private double loss;

    Part(DirectChain encoder, DirectChain decoder, Gradient gradient) {
      this.encoder = encoder;
      this.decoder = decoder;
      this.gradient = gradient;
    }

    void encode(INDArray rows, Consumer<float[]> prepare, int portion, int all) {
      from = portions.begin(portion, all);
      n = portions.begin(portion + 1, all) - from;
      x = Buffers.of(x, (long) n * width);
      Buffers.fill(x, FloatRows.of(rows), from, n, prepare);
      z = encoder.forward(x, n);
    }

    void decode(int all) {
      FloatPointer decoded = decoder.forward(z, n);
      loss = SquaredError.toSlopes(decoded, x, n, width, 1.0 / ((double) width * all));
    }

    void decodeBack() {
      latentSlope = Buffers.of(latentSlope, (long) n * dimensions);
      decoder.backward(z, n, gradient, latentSlope);
    }

    /** The latent points' place is taken by their slopes, to which another's are added. */
    void encodeBack(float[] slope) {
      float[] sum = new float[n * dimensions];
      latentSlope.get(sum);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += slope[from * dimensions + i];
      }
      z.put(sum);
      encoder.backward(x, n, gradient, null);
    }

    void latentTo(float[] latent) {
      z.get(latent, from * dimensions, n * dimensions);
    }
  }
}
