/**
 * Probes of a fitted introspector: what becomes of rows when they are disturbed by noise, attacked,
 * or made to land on a chosen place of the map. The values that come out are those of {@link
 * io.introspect.probe}.
 */
package io.introspect.dl4j.probe;
