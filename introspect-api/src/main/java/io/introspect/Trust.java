package io.introspect;

import java.io.Serializable;

/**
 * How far to trust a prediction, judged from all the evidence that one forward pass gives. Of two
 * rows the one with the larger confidence has at least as large a probability.
 *
 * @param confidence the decades by which the expected error lies below 1
 * @param probabilityCorrect the probability that the prediction is right, in [0, 1]
 * @serial exclude
 */
public record Trust(double confidence, double probabilityCorrect) implements Serializable {

  /**
   * Checks the values.
   *
   * @param confidence not NaN
   * @param probabilityCorrect in [0, 1]
   * @throws IllegalArgumentException if a value is out of its range
   */
  public Trust {
    if (Double.isNaN(confidence)) {
      throw new IllegalArgumentException("expected a confidence that is a number, found NaN");
    }
    if (!(probabilityCorrect >= 0 && probabilityCorrect <= 1)) {
      throw new IllegalArgumentException(
          "expected a probability in [0, 1], found " + probabilityCorrect);
    }
  }
}
