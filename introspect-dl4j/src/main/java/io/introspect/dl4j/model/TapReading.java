package io.introspect.dl4j.model;

import java.util.Objects;

/**
 * How the tapped layers of a network are read. Immutable.
 *
 * @param channels of convolutional layers
 * @param steps of recurrent layers
 */
public record TapReading(ChannelReading channels, StepReading steps) {

  /** Means of channels, last steps: the default. */
  static final TapReading STANDARD = new TapReading(ChannelReading.mean(), StepReading.LAST);

  /**
   * Checks that nothing is null.
   *
   * @param channels of convolutional layers
   * @param steps of recurrent layers
   */
  public TapReading {
    Objects.requireNonNull(channels, "channels");
    Objects.requireNonNull(steps, "steps");
  }
}
