package io.introspect.dl4j;

import io.introspect.Autoencoder;
import io.introspect.ErrorEstimator;
import io.introspect.Trainer;

/** The two trainers that an introspector is made, saved and loaded with. */
record Components(Trainer<Autoencoder> autoencoder, Trainer<ErrorEstimator> estimator) {}
