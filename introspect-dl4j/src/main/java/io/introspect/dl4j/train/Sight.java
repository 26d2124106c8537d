package io.introspect.dl4j.train;

import io.introspect.Observation;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * All that the trained parts see of a block of rows in one observation, which stays the caller's.
 *
 * <p>To be used by one thread.
 */
public final class Sight {

  private final Observation seen;
  private final float[][] places;
  private final float[] mapErrors;
  private final float[] reconstructionErrors;
  private final Optional<WideSight> wide;
  private final Optional<double[]> typicality;

  private Sight(Parts parts, Observation seen) {
    this.seen = seen;
    INDArray h = seen.activations();
    try (Encoded map = Encoded.of(parts.autoencoder(), h)) {
      places = map.places();
      mapErrors = map.estimates(parts.estimator());
      reconstructionErrors = map.reconstructionErrors();
    }
    if (parts.typicality().orElse(null) instanceof WideTypicality judge) {
      WideSight far = judge.look(h);
      wide = Optional.of(far);
      typicality = Optional.of(judge.rank(far.reconstructionErrors()));
    } else {
      wide = Optional.empty();
      typicality = parts.typicality().map(judge -> judge.typicality(h));
    }
  }

  /**
   * Looks at rows.
   *
   * @param parts what with
   * @param seen what one forward pass gave; must stay open while this is in use
   * @return what they see
   */
  public static Sight of(Parts parts, Observation seen) {
    return new Sight(parts, seen);
  }

  /**
   * What the classifier's forward pass gave.
   *
   * @return outputs and activations
   */
  public Observation seen() {
    return seen;
  }

  /**
   * How many rows there are.
   *
   * @return n
   */
  public int rows() {
    return mapErrors.length;
  }

  /**
   * The places on the map.
   *
   * @return z, row by row; not to be changed
   */
  public float[][] places() {
    return places;
  }

  /**
   * What the map lets expect.
   *
   * @return ê(z), log10 of the error, one per row; a copy
   */
  public float[] mapErrors() {
    return mapErrors.clone();
  }

  /**
   * How badly the map represents the activations.
   *
   * @return one per row; a copy
   */
  public float[] reconstructionErrors() {
    return reconstructionErrors.clone();
  }

  /**
   * What the wide autoencoder sees.
   *
   * @return empty if there is none
   */
  public Optional<WideSight> wide() {
    return wide;
  }

  /**
   * How usual the rows are.
   *
   * @return one p-value per row; empty if it was not estimated
   */
  public Optional<double[]> typicality() {
    return typicality.map(double[]::clone);
  }
}
