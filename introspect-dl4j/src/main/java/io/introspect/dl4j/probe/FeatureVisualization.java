package io.introspect.dl4j.probe;

import io.introspect.DifferentiableAutoencoder;
import io.introspect.DifferentiableModel;
import io.introspect.Introspector;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.Detached;
import io.introspect.dl4j.model.FiniteCheck;
import io.introspect.probe.Visualization;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Feature visualization at the bottleneck (§4): seeks inputs whose activations land on chosen
 * places of the map, by the gradient of z through the encoder and the classifier. Each step changes
 * the input as little as it can while z moves straight toward its target.
 *
 * <p>All rows go together, in one batch.
 *
 * <p>Where the search begins decides what is found. From a row it is the row with a faint change,
 * from noise it is noise: many inputs that look like nothing share a place with those that look
 * like a class, and with a small change of a row of another class. What is found tells what the
 * classifier heeds, not what a class looks like.
 *
 * <p>Immutable: start from {@link #standard()} and change what you need.
 *
 * @param stride how far over the map a step goes at most
 * @param change how far a step moves each value of the input at most, in the data's units
 * @param steps how many steps are taken at most; the search ends early when all have arrived
 * @param lowest the data's smallest value, below which no input goes; −∞ for none
 * @param highest the data's largest value; ∞ for none
 */
public record FeatureVisualization(
    double stride, double change, int steps, double lowest, double highest) {

  /** Of noise where the data's range is open. */
  private static final double NOISE_RANGE = 2;

  /**
   * Checks the ranges.
   *
   * @param stride above 0, finite
   * @param change above 0, finite
   * @param steps at least 1
   * @param lowest below highest
   * @param highest above lowest
   * @throws IllegalArgumentException if a value is out of range
   */
  public FeatureVisualization {
    Requirements.positive(stride, "a stride");
    Requirements.positive(change, "a change");
    Requirements.atLeastOne(steps, "step");
    Requirements.range(lowest, highest);
  }

  /**
   * The defaults, for data whose values spread over about 1.
   *
   * @return up to 200 steps of 0.05 on the map and of 0.05 in each value, no clipping
   */
  public static FeatureVisualization standard() {
    return new FeatureVisualization(
        0.05, 0.05, 200, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /**
   * With other strides over the map.
   *
   * @param value above 0; the map's training rows are spread with a deviation near 1 per axis
   * @return changed settings
   */
  public FeatureVisualization withStride(double value) {
    return new FeatureVisualization(value, change, steps, lowest, highest);
  }

  /**
   * With another limit to the change of each value in a step.
   *
   * @param value above 0, in the data's units
   * @return changed settings
   */
  public FeatureVisualization withChange(double value) {
    return new FeatureVisualization(stride, value, steps, lowest, highest);
  }

  /**
   * With another number of steps.
   *
   * @param value at least 1
   * @return changed settings
   */
  public FeatureVisualization withSteps(int value) {
    return new FeatureVisualization(stride, change, value, lowest, highest);
  }

  /**
   * Keeps the inputs within the data's range, for example 0 to 1 for pixels.
   *
   * @param smallest the data's smallest value
   * @param largest the data's largest value
   * @return changed settings
   */
  public FeatureVisualization withClipping(double smallest, double largest) {
    return new FeatureVisualization(stride, change, steps, smallest, largest);
  }

  /**
   * Seeks from rows, each for a place of its own. All of them advance together.
   *
   * @param introspector of a model and an autoencoder with gradients; not changed
   * @param starts [n, …]; not changed
   * @param targets one place for each row, with as many coordinates as the map has dimensions
   * @return one value per row; unmodifiable
   * @throws IllegalArgumentException if the model is no {@link DifferentiableModel} or the
   *     autoencoder no {@link DifferentiableAutoencoder}, the targets are not as many as the rows,
   *     not of the map's dimension or not finite, the shape is not the model's, or a value of a row
   *     is NaN, infinite, or out of the clipping range
   * @throws io.introspect.IntrospectionException if a layer of the model has no gradient
   */
  public List<Visualization> fromRows(
      Introspector introspector, INDArray starts, List<double[]> targets) {
    Requirements.differentiable(introspector.model());
    Requirements.differentiable(introspector.autoencoder());
    Requirements.rows(starts);
    requireTargets(targets, starts.size(0), introspector.autoencoder().latentSize());
    FiniteCheck.require(starts, "features", 0);
    Requirements.inside(starts, lowest, highest);
    return Detached.call(() -> new Search(this, introspector, starts, List.copyOf(targets)).run());
  }

  /**
   * Seeks from noise: uniform over the clipping range; over −1 to 1 if there is none, and over 2
   * from its end if it is open at the other.
   *
   * @param introspector of a model and an autoencoder with gradients; not changed
   * @param shape that of one row, [1, …]
   * @param seed the same seed and settings give the same inputs
   * @param targets the places, with as many coordinates as the map has dimensions
   * @return one value per target; unmodifiable
   * @throws IllegalArgumentException as {@link #fromRows} says
   */
  public List<Visualization> fromNoise(
      Introspector introspector, long[] shape, long seed, List<double[]> targets) {
    if (shape.length < 2 || shape[0] != 1) {
      throw new IllegalArgumentException(
          "expected the shape of one row, [1, …], found " + Arrays.toString(shape));
    }
    Requirements.atLeastOne(targets.size(), "target");
    double bottom = noiseFloor();
    double top = Double.isInfinite(highest) ? bottom + NOISE_RANGE : highest;
    long[] all = shape.clone();
    all[0] = targets.size();
    int length = Math.toIntExact(Arrays.stream(all).reduce(1, Math::multiplyExact));
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) (bottom + (top - bottom) * random.nextDouble());
    }
    try (ArrayScope scope = new ArrayScope()) {
      return fromRows(introspector, scope.own(Nd4j.create(values, all, 'c')), targets);
    }
  }

  private double noiseFloor() {
    if (Double.isInfinite(lowest)) {
      return Double.isInfinite(highest) ? -NOISE_RANGE / 2 : highest - NOISE_RANGE;
    }
    return lowest;
  }

  private static void requireTargets(List<double[]> targets, long rows, int dimensions) {
    if (targets.size() != rows) {
      throw new IllegalArgumentException(
          "expected one target for each of %d rows, found %d".formatted(rows, targets.size()));
    }
    for (double[] target : targets) {
      if (target == null
          || target.length != dimensions
          || !Arrays.stream(target).allMatch(Double::isFinite)) {
        throw new IllegalArgumentException(
            "expected a target of %d finite coordinates, found %s"
                .formatted(dimensions, Arrays.toString(target)));
      }
    }
  }
}
