package io.introspect.dl4j.train;

import io.introspect.Autoencoder;
import io.introspect.ErrorEstimator;
import io.introspect.Provenance;
import io.introspect.TypicalityEstimator;
import java.util.Optional;

/**
 * What a fit has made.
 *
 * @param autoencoder trained
 * @param estimator trained
 * @param typicality trained, if it was wanted
 * @param provenance how
 */
public record Fitted(
    Autoencoder autoencoder,
    ErrorEstimator estimator,
    Optional<TypicalityEstimator> typicality,
    Provenance provenance) {}
