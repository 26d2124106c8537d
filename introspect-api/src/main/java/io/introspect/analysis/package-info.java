/**
 * What a fitted introspector shows of a network, as immutable values: where each class lies on the
 * map ({@link io.introspect.analysis.Density}, {@link io.introspect.analysis.ClassRegions}), what
 * each class excites ({@link io.introspect.analysis.ExpectedActivations}), which class each unit
 * stands for ({@link io.introspect.analysis.UnitOrder}), in which color ({@link
 * io.introspect.analysis.Palette}), and the paths that rows take over the map while the network
 * learns ({@link io.introspect.analysis.Trajectories}).
 *
 * <p>All of it is plain Java: no array of ND4J, no network. {@link io.introspect.analysis.Analysis}
 * holds one analysis in full.
 */
package io.introspect.analysis;
