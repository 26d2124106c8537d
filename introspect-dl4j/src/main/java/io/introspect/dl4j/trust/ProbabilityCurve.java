package io.introspect.dl4j.trust;

/** Turns a score into the probability of being right, never decreasing. Immutable. */
sealed interface ProbabilityCurve permits PlattCurve, IsotonicCurve {

  /** In [0, 1]. */
  double at(double score);

  /** The method, for tables and files. */
  String method();
}
