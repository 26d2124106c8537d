package io.introspect;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.StringJoiner;

/**
 * What introspection tells of one row, in plain Java values.
 *
 * <p>Immutable, safe for use by several threads, and serializable without any network object.
 *
 * @serial exclude
 */
public final class Introspection implements Serializable {

  /** The share of usual rows that {@link #isTypical()} may call unusual. */
  public static final double DEFAULT_ALPHA = 0.05;

  private static final long serialVersionUID = 2L;

  private final float[] output;
  private final float[] latent;
  private final double log10MapError;
  private final double reconstructionError;

  /** From 0, exclusive, to 1; NaN if it was not estimated. */
  private final double typicality;

  /** Null if there is nothing but the map to judge by. */
  private final Trust trust;

  /**
   * A value with these contents and neither typicality nor trust; the arrays are copied.
   *
   * @param output the classifier's output, one score per class
   * @param latent the row's place on the map
   * @param log10MapError ê(z), log10 of the error to expect at that place
   * @param reconstructionError as {@link Autoencoder#reconstructionError} defines it
   * @throws IllegalArgumentException if {@code output} or {@code latent} is empty
   */
  public Introspection(
      float[] output, float[] latent, double log10MapError, double reconstructionError) {
    this(
        output,
        latent,
        log10MapError,
        reconstructionError,
        OptionalDouble.empty(),
        Optional.empty());
  }

  /**
   * A value with these contents; the arrays are copied.
   *
   * @param output the classifier's output, one score per class
   * @param latent the row's place on the map
   * @param log10MapError ê(z), log10 of the error to expect at that place
   * @param reconstructionError as {@link Autoencoder#reconstructionError} defines it
   * @param typicality as {@link TypicalityEstimator#typicality} defines it, if it was estimated
   * @param trust how far to trust the prediction by all evidence, if that was judged; if not, the
   *     map alone makes the {@link #confidence()}
   * @throws IllegalArgumentException if {@code output} or {@code latent} is empty, or the
   *     typicality is not in (0, 1]
   */
  public Introspection(
      float[] output,
      float[] latent,
      double log10MapError,
      double reconstructionError,
      OptionalDouble typicality,
      Optional<Trust> trust) {
    if (typicality.isPresent()
        && !(typicality.getAsDouble() > 0 && typicality.getAsDouble() <= 1)) {
      throw new IllegalArgumentException(
          "expected a typicality in (0, 1], found " + typicality.getAsDouble());
    }
    if (output.length == 0 || latent.length == 0) {
      throw new IllegalArgumentException(
          "expected at least one output and one latent dimension, found %d and %d"
              .formatted(output.length, latent.length));
    }
    this.output = output.clone();
    this.latent = latent.clone();
    this.log10MapError = log10MapError;
    this.reconstructionError = reconstructionError;
    this.typicality = typicality.orElse(Double.NaN);
    this.trust = trust.orElse(null);
  }

  /**
   * The class with the largest output; of equal ones the first.
   *
   * @return from 0 to K − 1
   */
  public int predictedClass() {
    int best = 0;
    for (int k = 1; k < output.length; k++) {
      if (output[k] > output[best]) {
        best = k;
      }
    }
    return best;
  }

  /**
   * The classifier's output ŷ.
   *
   * @return a copy, one score per class
   */
  public float[] output() {
    return output.clone();
  }

  /**
   * The largest output: the usual measure of confidence, and the baseline for any other.
   *
   * @return the output of the predicted class
   */
  public float maximumOutput() {
    return output[predictedClass()];
  }

  /**
   * The row's place z on the map.
   *
   * @return a copy, one coordinate per latent dimension; the training rows are spread around 0 with
   *     a standard deviation near 1
   */
  public float[] latent() {
    return latent.clone();
  }

  /**
   * The paper's estimate ê(z) (§2.5): log10 of the error e = ½‖y − ŷ‖² that is usual at the row's
   * place on the map. It draws the map's error surface; how far to trust the prediction is told by
   * {@link #confidence()}, which sees more.
   *
   * @return in decades; −4 means an error of 0.0001
   */
  public double log10MapError() {
    return log10MapError;
  }

  /**
   * How far to trust the prediction: the decades by which the expected error e = ½‖y − ŷ‖² lies
   * below 1. The expectation comes from the evidence, or the combination of it, that ranks
   * predictions best on rows that were kept out of fitting; of introspectors fitted without that,
   * by joint training or with the paper's preset, from the map alone.
   *
   * @return larger is safer, and values near 0 mean an error as large as that of a wrong answer
   */
  public double confidence() {
    return trust == null ? -log10MapError : trust.confidence();
  }

  /**
   * The expected error itself. Since it is the logarithm that is estimated, this is the typical
   * (geometric mean) error of rows such as this; their arithmetic mean is larger where errors
   * differ by decades: where one of a hundred predictions is wrong, see {@link
   * #probabilityCorrect()}.
   *
   * @return 10 to the power of −{@link #confidence()}
   */
  public double expectedError() {
    return Math.pow(10, -confidence());
  }

  /**
   * Whether the probability that the prediction is right was estimated.
   *
   * @return false if the introspector was fitted without trust
   */
  public boolean hasProbabilityCorrect() {
    return trust != null;
  }

  /**
   * The probability that the prediction is right, calibrated on rows that were kept out of fitting.
   * Of two rows the one with the larger {@link #confidence()} has at least as large a probability;
   * among the safest ones, of which hardly any is wrong, it tells no difference. It holds for rows
   * drawn as the held-out ones were, and is optimistic if the classifier has learned from those.
   *
   * @return in [0, 1]
   * @throws IllegalStateException if it was not estimated
   */
  public double probabilityCorrect() {
    if (trust == null) {
      throw new IllegalStateException(
          "expected an introspector that was fitted with trust, found one without: it comes with"
              + " fit(…), but not with Preset.PAPER, joint training or withoutTrust()");
    }
    return trust.probabilityCorrect();
  }

  /**
   * How badly the map represents this row's activations; see {@link
   * Autoencoder#reconstructionError}.
   *
   * @return at least 0; large for rows unlike those of training
   */
  public double reconstructionError() {
    return reconstructionError;
  }

  /**
   * Whether this row's typicality was estimated.
   *
   * @return false if the introspector was fitted without a {@link TypicalityEstimator}
   */
  public boolean hasTypicality() {
    return !Double.isNaN(typicality);
  }

  /**
   * How usual the row's activations are: a p-value by rank among rows kept out of fitting. Of usual
   * rows about a share α has a typicality of α or less, as {@link TypicalityEstimator#typicality}
   * says in full; usual are rows drawn as the held-out ones were, which new rows are only if the
   * classifier has not learned from the held-out ones either.
   *
   * @return in (0, 1]; small for the unusual, such as noise or an attack, whatever the confidence
   * @throws IllegalStateException if it was not estimated
   */
  public double typicality() {
    if (!hasTypicality()) {
      throw new IllegalStateException(
          "expected an introspector that was fitted with typicality, found one without: it comes"
              + " with fit(…), but not with Preset.PAPER, joint training or withoutTypicality()");
    }
    return typicality;
  }

  /**
   * Whether the row is taken for usual.
   *
   * @param alpha the share of usual rows that may be called unusual, in (0, 1)
   * @return true if the typicality is above {@code alpha}
   * @throws IllegalArgumentException if alpha is out of range
   * @throws IllegalStateException if typicality was not estimated
   */
  public boolean isTypical(double alpha) {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException("expected alpha in (0, 1), found " + alpha);
    }
    return typicality() > alpha;
  }

  /**
   * Whether the row is taken for usual, at the customary share of {@value #DEFAULT_ALPHA}.
   *
   * @return {@code isTypical(}{@value #DEFAULT_ALPHA}{@code )}
   * @throws IllegalStateException if typicality was not estimated
   */
  public boolean isTypical() {
    return isTypical(DEFAULT_ALPHA);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Introspection that
        && Arrays.equals(output, that.output)
        && Arrays.equals(latent, that.latent)
        && Double.compare(log10MapError, that.log10MapError) == 0
        && Double.compare(reconstructionError, that.reconstructionError) == 0
        && Double.compare(typicality, that.typicality) == 0
        && Objects.equals(trust, that.trust);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(output)
        + 31 * Arrays.hashCode(latent)
        + 31 * Double.hashCode(log10MapError)
        + 31 * Double.hashCode(reconstructionError)
        + 31 * Double.hashCode(typicality)
        + Objects.hashCode(trust);
  }

  @Override
  public String toString() {
    StringJoiner place = new StringJoiner(", ", "(", ")");
    for (float coordinate : latent) {
      place.add(String.format(Locale.ROOT, "%.2f", coordinate));
    }
    String usual =
        hasTypicality() ? String.format(Locale.ROOT, ", typicality %.3f", typicality) : "";
    String right =
        hasProbabilityCorrect()
            ? String.format(Locale.ROOT, ", right with probability %.4f", probabilityCorrect())
            : "";
    return String.format(
        Locale.ROOT,
        "class %d (output %.4f), confidence %.2f decades (expected error %.2g)%s, at %s,"
            + " reconstruction error %.3f%s",
        predictedClass(),
        maximumOutput(),
        confidence(),
        expectedError(),
        right,
        place,
        reconstructionError,
        usual);
  }
}
