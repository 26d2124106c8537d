package io.introspect.dl4j.model;

import io.introspect.ActivationTap;
import io.introspect.DifferentiableModel;
import io.introspect.IntrospectionException;
import io.introspect.Observation;
import io.introspect.Slope;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A {@link SameDiff} graph, such as one imported from TensorFlow or ONNX, as an introspectable
 * model that can be walked back.
 *
 * <p>Hidden variables of shape [n, u] are u columns of h. Those of shape [n, c, h, w] are averaged
 * over space, which leaves one column for each of the c channels; where channels come last, tap a
 * reduction of your own over the dimensions 1 and 2 instead.
 *
 * <p>The graph is copied when it is wrapped, its values included, and never touched again: training
 * it further does not change this model. Wrap it anew then.
 *
 * <p>Thread-safe. The passes of several threads follow one another, since those of SameDiff share
 * the state of the graph's operations; ND4J's own threads work within a pass. Results are copied
 * out of SameDiff's memory, which is freed with the pass.
 *
 * <p>SameDiff runs what the graph says, whether it trains or not: one that is random, as by
 * dropout, is refused.
 */
public final class SameDiffModel implements DifferentiableModel {

  private final SameDiffPasses passes;
  private final SameDiffTap tap;
  private final SameDiffGradient gradient;
  private final String fingerprint;

  /**
   * Wraps a graph whose input says of what shape its rows are.
   *
   * @param graph a trained classifier
   * @param input the placeholder of the rows, [-1, …]
   * @param output the variable of the classes' probabilities, [n, K], K at least 2: what softmax or
   *     sigmoid gives, not what they are given
   * @param hidden the variables to tap, in the order in which they shall stand in h
   * @throws IllegalArgumentException if the graph is null, a name is none of a variable of the kind
   *     that is asked for, or the shape of a row is not known
   * @throws IntrospectionException if the graph is random, needs other placeholders, or a variable
   *     is not of the shape above
   */
  public SameDiffModel(SameDiff graph, String input, String output, List<String> hidden) {
    this(graph, input, SameDiffNames.rowShape(graph, input), output, hidden);
  }

  /**
   * Wraps a graph whose input leaves open of what shape its rows are.
   *
   * @param graph a trained classifier
   * @param input the placeholder of the rows
   * @param rowShape of one row: 3, 32, 32 for images [n, 3, 32, 32]
   * @param output the variable of the classes' probabilities, [n, K], K at least 2: what softmax or
   *     sigmoid gives, not what they are given
   * @param hidden the variables to tap, in the order in which they shall stand in h
   * @throws IllegalArgumentException if the graph is null, or a name is none of a variable of the
   *     kind that is asked for
   * @throws IntrospectionException if the graph is random, needs other placeholders, or a variable
   *     is not of the shape above
   */
  public SameDiffModel(
      SameDiff graph, String input, long[] rowShape, String output, List<String> hidden) {
    SameDiffNames.require(graph, input, output, hidden);
    SameDiffPart.of(graph, output, hidden).requireInference(input);
    this.passes = new SameDiffPasses(graph, input, rowShape);
    // Of the copy, since a graph that was saved and loaded may differ from the original in how it
    // writes down the same settings.
    SameDiffPart part = SameDiffPart.of(passes.graph(), output, hidden);
    this.tap = SameDiffTap.of(passes, output, hidden);
    this.gradient = new SameDiffGradient(passes, tap);
    this.fingerprint = part.fingerprint(tap.layout());
  }

  @Override
  public int classes() {
    return tap.classes();
  }

  @Override
  public ActivationTap tap() {
    return tap.layout();
  }

  @Override
  public Observation observe(INDArray x) {
    return passes.run(x, tap.names(), tap::read);
  }

  /**
   * {@inheritDoc}
   *
   * <p>SameDiff keeps nothing of a pass, so that the way back begins with another one forward.
   */
  @Override
  public INDArray inputGradient(INDArray x, Function<Observation, Slope> slope) {
    try (Observation seen = observe(x)) {
      Slope told = slope.apply(seen);
      requireShape(told.output(), seen.output(), "output");
      requireShape(told.activations(), seen.activations(), "activations");
      return gradient.of(x, told);
    }
  }

  private static void requireShape(Optional<INDArray> slope, INDArray of, String what) {
    if (slope.isPresent() && !Arrays.equals(slope.get().shape(), of.shape())) {
      throw new IllegalArgumentException(
          "expected a slope with respect to the %s of shape %s, found %s"
              .formatted(what, Arrays.toString(of.shape()), Arrays.toString(slope.get().shape())));
    }
  }

  /** The graph that {@link #observe} runs, to be read only. */
  SameDiff copy() {
    return passes.graph();
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }
}
