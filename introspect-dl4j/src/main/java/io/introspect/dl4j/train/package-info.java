/**
 * How the autoencoder and the estimator learn: the harvest of activations and errors, the two
 * networks with their losses and schedules, sequential and joint training. Knows the models only as
 * {@link io.introspect.IntrospectableModel}, except for joint training, which listens to DL4J's
 * own.
 */
package io.introspect.dl4j.train;
