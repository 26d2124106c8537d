package io.introspect.dl4j.dense;

import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.api.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Steps of Adam for an encoder and the decoder behind it, against half the mean squared error of
 * the reconstruction and a loss of the user's own at the latent points between them.
 *
 * <p>To be used by one thread.
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

  private final DirectChain encoder;
  private final DirectChain decoder;
  private final FloatPointer parameters;
  private final Gradient gradient;
  private final Adam adam;
  private FloatPointer latentSlope = new FloatPointer(1);

  private VaeTraining(DirectChain encoder, DirectChain decoder, INDArray parameters) {
    this.encoder = encoder;
    this.decoder = decoder;
    this.parameters = FloatRows.pointer(parameters);
    this.gradient = new Gradient(parameters);
    this.adam = new Adam(Math.toIntExact(parameters.length()));
  }

  /**
   * Training of DL4J's layers, in place.
   *
   * @param encoder plain dense layers
   * @param decoder likewise
   * @param parameters all that are trained, of which the layers' are parts
   * @return empty if a layer is none that can be computed here
   */
  public static Optional<VaeTraining> of(Layer[] encoder, Layer[] decoder, INDArray parameters) {
    Optional<DirectChain> down = DirectChain.of(encoder);
    Optional<DirectChain> up = DirectChain.of(decoder);
    return down.isPresent() && up.isPresent()
        ? Optional.of(new VaeTraining(down.get(), up.get(), parameters))
        : Optional.empty();
  }

  /**
   * Takes a step.
   *
   * @param rows [n, width], as {@link #takes} wants them; not changed
   * @param atLatent the other loss
   * @param rate of learning
   * @return the sum of both losses before the step
   */
  public double step(INDArray rows, LatentLoss atLatent, double rate) {
    int n = Math.toIntExact(rows.size(0));
    FloatPointer x = FloatRows.pointer(rows);
    FloatPointer z = encoder.forward(x, n);
    FloatPointer decoded = decoder.forward(z, n);
    double loss = SquaredError.toSlopes(decoded, FloatRows.of(rows), 1.0 / encoder.inputs());
    makeRoom(n);
    // The decoder walks back first: it still needs the latent points, whose place their slopes
    // take.
    decoder.backward(z, n, gradient, latentSlope);
    loss += joinAtLatent(z, n, atLatent);
    encoder.backward(x, n, gradient, null);
    adam.step(parameters, gradient.all(), rate);
    return loss;
  }

  private double joinAtLatent(FloatPointer z, int n, LatentLoss atLatent) {
    float[] latent = new float[n * encoder.outputs()];
    float[] slope = new float[latent.length];
    z.get(latent);
    latentSlope.get(slope);
    double loss = atLatent.at(latent, slope);
    z.put(slope);
    return loss;
  }

  private void makeRoom(int n) {
    long size = (long) n * encoder.outputs();
    if (latentSlope.capacity() < size) {
      latentSlope = new FloatPointer(size);
    }
  }

  /**
   * How many steps were taken.
   *
   * @return at least 0
   */
  public int steps() {
    return adam.steps();
  }

  /**
   * Whether these rows can be taken as they are.
   *
   * @param rows any
   * @return whether they are a float32 matrix without gaps
   */
  public static boolean takes(INDArray rows) {
    return FloatRows.isDense(rows);
  }
}
