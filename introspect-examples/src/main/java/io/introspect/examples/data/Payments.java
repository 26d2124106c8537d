package io.introspect.examples.data;

import java.util.List;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Card payments made by program, about one in twenty of them fraud, for a classifier of tables.
 *
 * <p>Every payment follows a habit. Those of travelers and of people who shop at night look much
 * like those of thieves, so that no classifier can be right about all of them; where they overlap
 * can be learned. Besides, some frauds are never reported, and some honest payments are by mistake,
 * which nobody can foresee.
 *
 * <p>The same seed gives the same payments on every machine. To be used by one thread.
 */
public final class Payments {

  /** The classes, in their order. */
  public static final List<String> CLASS_NAMES = List.of("honest", "fraud");

  /** What is known of a payment, one name per feature. */
  public static final List<String> FEATURE_NAMES =
      List.of(
          "log10 of the amount",
          "hour",
          "log10 of the account's age in days",
          "log10 of the kilometers from home",
          "log10 of the payments of the day",
          "new device",
          "abroad");

  private static final double UNREPORTED = 0.05;
  private static final double FALSELY_REPORTED = 0.002;

  private final Draws draws;

  /**
   * Payments that are still to be made.
   *
   * @param seed of everything random
   */
  public Payments(long seed) {
    this.draws = new Draws(seed);
  }

  /**
   * The next payments, independent of all before.
   *
   * @param count how many
   * @return features [count, 7], as {@link #FEATURE_NAMES} lists them, not standardized; labels
   *     [count, 1], 1 for what was reported as fraud
   */
  public DataSet next(int count) {
    float[][] features = new float[count][];
    float[][] labels = new float[count][1];
    for (int row = 0; row < count; row++) {
      Draws own = draws.split();
      PaymentHabit habit = PaymentHabit.draw(own);
      features[row] = habit.payment(own);
      boolean isReported = own.chance(habit.isFraud() ? 1 - UNREPORTED : FALSELY_REPORTED);
      labels[row][0] = isReported ? 1 : 0;
    }
    return new DataSet(Nd4j.createFromArray(features), Nd4j.createFromArray(labels));
  }
}
