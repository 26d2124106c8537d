/**
 * What becomes of rows when they are disturbed, as immutable values: noise ({@link
 * io.introspect.probe.Constellation}), attacks ({@link io.introspect.probe.AttackPath}), the
 * borders that a path over the map crosses, drift, and the votes of an ensemble.
 *
 * <p>All of it is plain Java and serializable: no array of ND4J, no network.
 */
package io.introspect.probe;
