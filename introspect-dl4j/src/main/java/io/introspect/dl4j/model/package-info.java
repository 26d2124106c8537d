/**
 * Deeplearning4j networks as {@link io.introspect.DifferentiableModel}: what is tapped, one forward
 * pass, the way back to the input, and the checks at the door. First in the flow; knows nothing of
 * training.
 */
package io.introspect.dl4j.model;
