/**
 * The interfaces and values of self-introspection, free of any network engine.
 *
 * <p>Everything flows one way:
 *
 * <pre>
 * x ── {@link io.introspect.IntrospectableModel} ──▶ output and activations h   ({@link io.introspect.Observation})
 * h ── {@link io.introspect.Autoencoder} ──▶ latent z and the reconstruction of h
 * z ── {@link io.introspect.ErrorEstimator} ──▶ log10 of the error by the map
 * h ── {@link io.introspect.TypicalityEstimator} ──▶ how usual the activations are
 *   all of it ──▶ {@link io.introspect.Trust}: confidence and probability of being right
 *   all of it ──▶ {@link io.introspect.Introspection}, plain Java values
 * </pre>
 *
 * <p>{@link io.introspect.Introspector} is the whole of it behind one call. {@link
 * io.introspect.Trainer} says how an autoencoder or an estimator comes about, is saved and loaded,
 * so that your own can take the place of the library's.
 *
 * <p>The values in {@code io.introspect.analysis} tell what a fitted introspector shows of the
 * whole network, those in {@code io.introspect.probe} what becomes of rows that are disturbed,
 * those in {@code io.introspect.trust} how far its confidence can be relied on.
 *
 * <p>Arrays are ND4J's {@link org.nd4j.linalg.api.ndarray.INDArray}, float32, batch dimension
 * first, detached from any workspace. Whoever receives an array from a method here owns it and may
 * close it; whoever passes one in keeps it, unchanged.
 *
 * <p>The method is that of Pardo, Gutiérrez-Gutiérrez, López-Higuera, Pogue and Conde, "Coloring
 * the Black Box: visualizing neural network behavior with a self-introspective model"; section
 * numbers in this documentation are the paper's.
 */
package io.introspect;
