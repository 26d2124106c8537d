/**
 * Probes of fitted introspectors: what becomes of rows that are disturbed by noise, attacked, or
 * made to land on a chosen place of the map, and how several introspectors, or many rows, are
 * judged together. The values that come out are those of {@link io.introspect.probe}.
 */
package io.introspect.dl4j.probe;
