/**
 * The file that a fitted introspector is saved to: a zip with one JSON description and the entries
 * of its parts. Knows the parts only as {@link io.introspect.StoredFormat} writes them.
 */
package io.introspect.dl4j.store;
