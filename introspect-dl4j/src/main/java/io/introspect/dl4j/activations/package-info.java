/**
 * Where the harvested activations are kept while an introspector learns from them: off-heap, in a
 * temporary file, or first the one and then the other. Knows nothing of the classifier and of what
 * is learned.
 */
package io.introspect.dl4j.activations;
