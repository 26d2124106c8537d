package io.introspect.dl4j.train;

import io.introspect.Autoencoder;
import io.introspect.ErrorEstimator;
import io.introspect.Provenance;

/**
 * What a fit has made.
 *
 * @param autoencoder trained
 * @param estimator trained
 * @param provenance how
 */
public record Fitted(Autoencoder autoencoder, ErrorEstimator estimator, Provenance provenance) {}
