/**
 * How far a confidence can be relied on, measured on rows whose classes are known, as immutable
 * values: an {@link io.introspect.trust.Audit} compares scores by each {@link
 * io.introspect.trust.Measure}, and {@link io.introspect.trust.Audit#acceptAt} gives thresholds
 * that keep a promised risk.
 *
 * <p>All of it is plain Java and serializable: no array of ND4J, no network.
 */
package io.introspect.trust;
