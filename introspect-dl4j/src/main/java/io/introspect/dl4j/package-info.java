/**
 * Self-introspection for trained Deeplearning4j classifiers. Begin at {@link
 * io.introspect.dl4j.SelfIntrospector#wrap(org.deeplearning4j.nn.multilayer.MultiLayerNetwork)}.
 *
 * <p>This package is the entry; the work is done in {@code model} (networks as introspectable
 * models), {@code train} (how autoencoder, estimator and typicality learn), {@code analyze} (what
 * the units stand for), {@code probe} (what becomes of disturbed rows) and {@code store} (the file
 * format), in that order of flow.
 */
package io.introspect.dl4j;
