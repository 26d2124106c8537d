/**
 * Probes: what becomes of rows that are disturbed, what an input must be to land on a chosen place,
 * and how many introspectors or many rows are judged together.
 */
package io.introspect.dl4j.probe;
