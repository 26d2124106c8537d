package io.introspect.dl4j.trust;

import io.introspect.ErrorEstimator;
import io.introspect.dl4j.train.RowEstimates;
import io.introspect.dl4j.train.Sight;
import io.introspect.dl4j.train.WideSight;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Reads evidence off what is seen of rows.
 *
 * <p>Immutable and safe for use by several threads at once.
 *
 * @param placeAndReconstruction estimates log10 of the error from z and the reconstruction error
 * @param hidden estimates it from h
 * @param prototypes of the classes, if there is a wide latent space
 */
record EvidenceReader(
    Optional<ErrorEstimator> placeAndReconstruction,
    Optional<ErrorEstimator> hidden,
    Optional<LatentPrototypes> prototypes) {

  /** Distances are at least this: a row may lie on a prototype. */
  private static final double LEAST_DISTANCE = 1e-9;

  /** Reads what needs no training of its own. */
  static final EvidenceReader PLAIN =
      new EvidenceReader(Optional.empty(), Optional.empty(), Optional.empty());

  /** What there is to read off such a sight. */
  Set<Evidence> available(Sight sight) {
    Set<Evidence> kinds =
        EnumSet.of(
            Evidence.MAXIMUM_OUTPUT,
            Evidence.LOGIT,
            Evidence.MARGIN,
            Evidence.ENTROPY,
            Evidence.MAP_ERROR,
            Evidence.RECONSTRUCTION);
    if (placeAndReconstruction.isPresent()) {
      kinds.add(Evidence.PLACE_AND_RECONSTRUCTION);
    }
    if (hidden.isPresent()) {
      kinds.add(Evidence.HIDDEN_ERROR);
    }
    if (sight.typicality().isPresent()) {
      kinds.add(Evidence.TYPICALITY);
    }
    if (sight.wide().isPresent()) {
      kinds.add(Evidence.WIDE_RECONSTRUCTION);
    }
    if (sight.wide().isPresent() && prototypes.isPresent()) {
      kinds.addAll(
          EnumSet.of(Evidence.OWN_DISTANCE, Evidence.OTHER_DISTANCE, Evidence.TRUST_RATIO));
    }
    return kinds;
  }

  /** The evidence of these kinds, which must be available; one number per row each. */
  Map<Evidence, double[]> read(Sight sight, Set<Evidence> kinds) {
    OutputEvidence outputs = new OutputEvidence(sight.seen().output());
    Map<Evidence, double[]> read = new EnumMap<>(Evidence.class);
    for (Evidence kind : kinds) {
      switch (kind) {
        case MAXIMUM_OUTPUT -> read.put(kind, outputs.maximum());
        case LOGIT -> read.put(kind, outputs.logit());
        case MARGIN -> read.put(kind, outputs.margin());
        case ENTROPY -> read.put(kind, outputs.entropy());
        case MAP_ERROR -> read.put(kind, negative(sight.mapErrors()));
        case PLACE_AND_RECONSTRUCTION -> read.put(kind, ofPlaceAndReconstruction(sight));
        case HIDDEN_ERROR ->
            read.put(
                kind, negative(RowEstimates.of(hidden.orElseThrow(), sight.seen().activations())));
        case RECONSTRUCTION -> read.put(kind, negativeLogarithm(sight.reconstructionErrors()));
        case WIDE_RECONSTRUCTION ->
            read.put(kind, negativeLogarithm(sight.wide().orElseThrow().reconstructionErrors()));
        case TYPICALITY ->
            read.put(
                kind, Arrays.stream(sight.typicality().orElseThrow()).map(Math::log).toArray());
        case OWN_DISTANCE, OTHER_DISTANCE, TRUST_RATIO -> {
          // The three come from the same distances, which are the dearest of all.
          if (!read.containsKey(kind)) {
            addDistances(sight, outputs.predicted(), kinds, read);
          }
        }
      }
    }
    return read;
  }

  private double[] ofPlaceAndReconstruction(Sight sight) {
    float[][] places = sight.places();
    float[] errors = sight.reconstructionErrors();
    float[][] inputs = new float[places.length][];
    for (int row = 0; row < inputs.length; row++) {
      inputs[row] = Arrays.copyOf(places[row], places[row].length + 1);
      inputs[row][places[row].length] = errors[row];
    }
    return negative(RowEstimates.of(placeAndReconstruction.orElseThrow(), inputs));
  }

  private void addDistances(
      Sight sight, int[] predicted, Set<Evidence> kinds, Map<Evidence, double[]> read) {
    WideSight wide = sight.wide().orElseThrow();
    double[][] distances = prototypes.orElseThrow().distances(wide.places());
    double[] own = new double[predicted.length];
    double[] other = new double[predicted.length];
    double[] ratio = new double[predicted.length];
    for (int row = 0; row < predicted.length; row++) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int k = 0; k < distances[row].length; k++) {
        nearest = k == predicted[row] ? nearest : Math.min(nearest, distances[row][k]);
      }
      other[row] = logarithm(nearest, LEAST_DISTANCE);
      own[row] = -logarithm(distances[row][predicted[row]], LEAST_DISTANCE);
      ratio[row] = other[row] + own[row];
    }
    Map<Evidence, double[]> all =
        Map.of(
            Evidence.OWN_DISTANCE, own,
            Evidence.OTHER_DISTANCE, other,
            Evidence.TRUST_RATIO, ratio);
    all.forEach(
        (kind, values) -> {
          if (kinds.contains(kind)) {
            read.put(kind, values);
          }
        });
  }

  private static double[] negative(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(row -> -values[row]).toArray();
  }

  private static double[] negativeLogarithm(float[] values) {
    return IntStream.range(0, values.length)
        .mapToDouble(row -> -logarithm(values[row], OutputEvidence.FLOOR))
        .toArray();
  }

  /**
   * Finite, whatever the row: of what has overflowed, or is no number any more, that of the largest
   * there is.
   */
  private static double logarithm(double value, double least) {
    return Math.log(value < Float.MAX_VALUE ? Math.max(value, least) : Float.MAX_VALUE);
  }
}
