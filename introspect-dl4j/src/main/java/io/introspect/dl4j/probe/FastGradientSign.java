package io.introspect.dl4j.probe;

import io.introspect.DifferentiableModel;
import io.introspect.Introspector;
import io.introspect.dl4j.model.Detached;
import io.introspect.dl4j.model.FiniteCheck;
import io.introspect.dl4j.model.Rows;
import io.introspect.probe.AttackAim;
import io.introspect.probe.AttackPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Attacks by the sign of the gradient, step after step (§3.5, fig. 6). Toward a target, each step
 * descends ½‖y_target − ŷ‖²; away from a class, it ascends ½‖y_origin − ŷ‖². A step moves every
 * value of a row by ε or not at all, then back to where clipping and bound allow it to be.
 *
 * <p>Immutable: start from {@link #standard()} and change what you need. With a bound it is
 * projected gradient descent.
 *
 * @param epsilon how far a step moves each value of a row, in the data's units
 * @param steps how many steps are taken, whether or not the aim is reached before
 * @param lowest the data's smallest value, to which rows are clipped after every step; −∞ for none
 * @param highest the data's largest value; ∞ for none
 * @param bound the largest change of any value from the row itself, over all steps; ∞ for none
 */
public record FastGradientSign(
    double epsilon, int steps, double lowest, double highest, double bound) {

  /** Rows that are attacked together: enough for efficient products, little memory. */
  private static final int BLOCK = 256;

  /**
   * Checks the ranges.
   *
   * @param epsilon above 0, finite
   * @param steps at least 1
   * @param lowest below highest
   * @param highest above lowest
   * @param bound above 0
   * @throws IllegalArgumentException if a value is out of range
   */
  public FastGradientSign {
    Requirements.positive(epsilon, "an epsilon");
    Requirements.atLeastOne(steps, "step");
    Requirements.range(lowest, highest);
    if (!(bound > 0)) {
      throw new IllegalArgumentException("expected a bound above 0, found " + bound);
    }
  }

  /**
   * The paper's: 100 steps of 0.01, with neither clipping nor bound.
   *
   * @return the settings
   */
  public static FastGradientSign standard() {
    return new FastGradientSign(
        0.01, 100, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /**
   * With another size of the steps.
   *
   * @param value above 0, in the data's units
   * @return changed settings
   */
  public FastGradientSign withEpsilon(double value) {
    return new FastGradientSign(value, steps, lowest, highest, bound);
  }

  /**
   * With another number of steps.
   *
   * @param value at least 1
   * @return changed settings
   */
  public FastGradientSign withSteps(int value) {
    return new FastGradientSign(epsilon, value, lowest, highest, bound);
  }

  /**
   * Keeps the attacked rows within the data's range, for example 0 to 1 for pixels.
   *
   * @param smallest the data's smallest value
   * @param largest the data's largest value
   * @return changed settings
   */
  public FastGradientSign withClipping(double smallest, double largest) {
    return new FastGradientSign(epsilon, steps, smallest, largest, bound);
  }

  /**
   * Keeps the attacked rows close to the rows themselves.
   *
   * @param value the largest change of any value over all steps, above 0
   * @return changed settings
   */
  public FastGradientSign withBound(double value) {
    return new FastGradientSign(epsilon, steps, lowest, highest, value);
  }

  /**
   * Attacks rows with one aim for all of them.
   *
   * @param introspector of a model with gradients
   * @param rows [n, …]
   * @param aim what the attack wants of each row
   * @return as {@link #attack(Introspector, INDArray, List)} returns it
   * @throws IllegalArgumentException as {@link #attack(Introspector, INDArray, List)} says
   */
  public List<AttackPath> attack(Introspector introspector, INDArray rows, AttackAim aim) {
    return attack(introspector, rows, Collections.nCopies(Math.toIntExact(rows.size(0)), aim));
  }

  /**
   * Attacks rows. All of them advance together, and all are watched by the introspector at every
   * step: the paths hold every input on the way, n · (steps + 1) rows on the heap.
   *
   * @param introspector of a model with gradients; not changed
   * @param rows [n, …], within the clipping range; not changed
   * @param aims what is wanted of each row
   * @return one path per row, from the row itself, step 0, to the last step; unmodifiable
   * @throws IllegalArgumentException if the model is no {@link DifferentiableModel}, the number of
   *     aims is not that of the rows, an aim's class is none of the model's, the shape is not the
   *     model's, or a value is NaN, infinite, or out of the clipping range
   * @throws io.introspect.IntrospectionException if a layer of the model has no gradient
   */
  public List<AttackPath> attack(Introspector introspector, INDArray rows, List<AttackAim> aims) {
    DifferentiableModel model = Requirements.differentiable(introspector.model());
    Requirements.rows(rows);
    requireAims(aims, rows.size(0), model.classes());
    FiniteCheck.require(rows, "features", 0);
    Requirements.inside(rows, lowest, highest);
    return Detached.call(
        () -> {
          INDArray whole = Rows.sliceable(rows);
          List<AttackPath> paths = new ArrayList<>();
          for (int from = 0; from < aims.size(); from += BLOCK) {
            int to = Math.min(aims.size(), from + BLOCK);
            INDArray block = Rows.slice(whole, from, to);
            try (Attack attack = new Attack(this, introspector, block, aims.subList(from, to))) {
              paths.addAll(attack.run());
            }
          }
          return Collections.unmodifiableList(paths);
        });
  }

  private static void requireAims(List<AttackAim> aims, long rows, int classes) {
    if (aims.size() != rows) {
      throw new IllegalArgumentException(
          "expected one aim for each of %d rows, found %d".formatted(rows, aims.size()));
    }
    for (AttackAim aim : aims) {
      if (aim == null || aim.classIndex() >= classes) {
        throw new IllegalArgumentException(
            "expected the aim to be a class from 0 to %d, found %s"
                .formatted(classes - 1, aim == null ? "none" : aim.classIndex()));
      }
    }
  }
}
