package io.introspect.dl4j.model;

/** Which time steps of a recurrent layer are read. Steps that are masked are as if not there. */
public enum StepReading {
  /** Each row's last step: the default. */
  LAST,
  /** The mean over each row's steps. */
  MEAN,
  /**
   * Every step, from which each row has a path on the map (§4); what is said of the row itself is
   * said at its last step. Layers that do not work step by step cannot be tapped beside.
   */
  EVERY
}
