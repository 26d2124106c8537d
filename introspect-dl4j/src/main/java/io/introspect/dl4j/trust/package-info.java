/**
 * How far to trust a prediction: the evidence that one forward pass gives, which of it to believe,
 * by rows that were kept out of fitting, and the audit of all of it. Between {@code train}, whose
 * parts it looks through, and the entry.
 */
package io.introspect.dl4j.trust;
