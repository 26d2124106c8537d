package io.introspect.analysis;

/**
 * How the expected activations E[h | H_k] of a class are arrived at. The three agree where a class
 * is one round blob on the map and the map reproduces h well; {@link ExpectedActivations#r2Against}
 * tells by how much they differ.
 *
 * <p>Both Riemann sums are divided by the density's integral over the grid: where some of a class
 * lies off the grid, they are the expectations of the rest.
 */
public enum Expectation {
  /**
   * As the paper has it, (8) and (9): the expected place E[z | H_k] by the Riemann sum over the
   * grid, then decoded. Wrong where a class has several clusters, since its mean place may then lie
   * in none.
   */
  PAPER,
  /**
   * The same Riemann sum taken after decoding: Σ decode(z_ij) f̂(z_ij | H_k) (Δz)². What the map
   * says of the class, whatever its shape.
   */
  RIEMANN,
  /**
   * The plain mean of h over the rows of the class: no map involved, and the other two's measure.
   */
  MEAN
}
