/**
 * Deeplearning4j networks as {@link io.introspect.IntrospectableModel}: what is tapped, one forward
 * pass, and the checks at the door. First in the flow; knows nothing of training.
 */
package io.introspect.dl4j.model;
