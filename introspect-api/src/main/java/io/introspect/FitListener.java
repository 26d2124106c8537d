package io.introspect;

import java.time.Duration;

/**
 * Is told how a fit goes on. Every method does nothing by default.
 *
 * <p>Calls come one at a time, on threads of the library's own: those of {@link
 * FitStage#TYPICALITY} between those of the stages that it runs beside. Do not wait in one for
 * another. An exception thrown here ends the fit.
 */
public interface FitListener {

  /** The number of steps of a stage whose length is not known beforehand. */
  long UNKNOWN = -1;

  /**
   * A stage begins.
   *
   * @param stage which
   * @param steps at most how many steps it will take, or {@link #UNKNOWN}
   */
  default void started(FitStage stage, long steps) {}

  /**
   * A step of learning, or a batch of harvest, is done.
   *
   * @param stage which
   * @param step counted from 1
   * @param loss the loss of this step's minibatch; NaN during the harvest, which has none
   */
  default void stepped(FitStage stage, long step, double loss) {}

  /**
   * A cycle of the learning rate has ended and the validation rows have been looked at.
   *
   * @param stage which
   * @param cycle counted from 1
   * @param loss the loss over the validation rows
   * @param best whether it is the lowest so far, so that these parameters are kept
   */
  default void validated(FitStage stage, int cycle, double loss, boolean best) {}

  /**
   * A stage has ended.
   *
   * @param stage which
   * @param elapsed wall-clock time of the stage
   */
  default void finished(FitStage stage, Duration elapsed) {}
}
