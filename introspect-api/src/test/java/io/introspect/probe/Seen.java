package io.introspect.probe;

import io.introspect.Introspection;

/** Rows as seen by an introspector of three classes. */
final class Seen {

  private Seen() {}

  /** Predicted as a class, at a place. */
  static Introspection of(int predicted, double log10Error, float... latent) {
    float[] output = new float[3];
    output[predicted] = 1;
    return new Introspection(output, latent, log10Error, 0);
  }
}
