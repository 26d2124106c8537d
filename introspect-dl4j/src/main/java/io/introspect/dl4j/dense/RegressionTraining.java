package io.introspect.dl4j.dense;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.api.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Steps of Adam for plain dense layers against half the mean squared error. Each step is walked in
 * portions of the minibatch.
 *
 * <p>To be used by one thread at a time.
 */
public final class RegressionTraining {

  /**
   * Rows that are read one by one, each changed on the way.
   *
   * @param rows [n, width], as {@link FloatRows#canRead} wants them; not changed
   * @param prepare changes a copy of each; called from several threads at once
   */
  public record Prepared(INDArray rows, Consumer<float[]> prepare) {

    private void fill(FloatPointer into, int from, int n) {
      Buffers.fill(into, FloatRows.of(rows), from, n, prepare);
    }
  }

  private final List<Part> parts = new ArrayList<>();
  private final FloatPointer parameters;
  private final Adam adam;
  private final Portions portions;

  private RegressionTraining(Layer[] layers, INDArray parameters, Portions portions) {
    this.portions = portions;
    for (int portion = 0; portion < portions.count(); portion++) {
      parts.add(new Part(DirectChain.of(layers).orElseThrow(), new Gradient(parameters)));
    }
    this.parameters = FloatRows.pointer(parameters);
    this.adam = new Adam(Math.toIntExact(parameters.length()), portions);
  }

  /**
   * Training of DL4J's layers, in place.
   *
   * @param layers plain dense layers
   * @param parameters all that are trained, of which the layers' are parts
   * @param portions how a minibatch is worked on
   * @return empty if a layer is none that can be computed here
   */
  public static Optional<RegressionTraining> of(
      Layer[] layers, INDArray parameters, Portions portions) {
    return DirectChain.of(layers)
        .map(chain -> new RegressionTraining(layers, parameters, portions));
  }

  /**
   * Takes a step.
   *
   * @param inputs [n, inputs]
   * @param targets [n, outputs]
   * @param rate of learning
   * @return the loss before the step
   */
  public double step(Prepared inputs, Prepared targets, double rate) {
    int n = Math.toIntExact(inputs.rows().size(0));
    portions.together(
        portion -> {
          parts.get(portion).forward(inputs, targets, portion, n);
          parts.get(portion).backward();
        });
    adam.step(parameters, parts.stream().map(part -> part.gradient).toList(), rate);
    return sumOfLosses();
  }

  /**
   * The loss, without learning.
   *
   * @param inputs [n, inputs]
   * @param targets [n, outputs]
   * @return the loss
   */
  public double loss(Prepared inputs, Prepared targets) {
    int n = Math.toIntExact(inputs.rows().size(0));
    portions.together(portion -> parts.get(portion).forward(inputs, targets, portion, n));
    return sumOfLosses();
  }

  private double sumOfLosses() {
    return parts.stream().mapToDouble(part -> part.loss).sum();
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

    private final DirectChain chain;
    private final Gradient gradient;
    private FloatPointer x = new FloatPointer(1);
    private FloatPointer wanted = new FloatPointer(1);
    private int n;
    private double loss;

    Part(DirectChain chain, Gradient gradient) {
      this.chain = chain;
      this.gradient = gradient;
    }

    void forward(Prepared inputs, Prepared targets, int portion, int all) {
      int from = portions.begin(portion, all);
      int outputs = chain.outputs();
      n = portions.begin(portion + 1, all) - from;
      x = Buffers.of(x, (long) n * chain.inputs());
      wanted = Buffers.of(wanted, (long) n * outputs);
      inputs.fill(x, from, n);
      targets.fill(wanted, from, n);
      FloatPointer y = chain.forward(x, n);
      loss = SquaredError.toSlopes(y, wanted, n, outputs, 1.0 / ((double) outputs * all));
    }

    void backward() {
      chain.backward(x, n, gradient, null);
    }
  }
}
