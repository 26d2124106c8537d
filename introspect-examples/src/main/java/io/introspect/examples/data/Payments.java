package io.introspect.examples.data;

import java.util.List;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Card payments made by program, about one in twenty of them fraud, for a classifier of tables.
 *
 * <p>Every payment follows a habit. Those of travelers and of people who shop at night look much
 * like those of thieves, so that no classifier can be right about all of them; where they overlap
 * can be learned. Besides, some frauds are never reported and some honest payments are by mistake,
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
          "amount",
          "hour",
          "age of the account in days",
          "kilometers from home",
          "payments of the day",
          "new device",
          "abroad");

  private static final double UNREPORTED = 0.05;
  private static final double FALSELY_REPORTED = 0.002;

  private static final List<Habit> HABITS =
      List.of(
          // everyday, traveling, shopping at night
          new Habit(
              0.80,
              false,
              of(1.4, 0.45),
              of(14, 4),
              of(2.9, 0.4),
              of(0.6, 0.5),
              of(0.15, 0.2),
              0.04,
              0.02),
          new Habit(
              0.09,
              false,
              of(1.7, 0.45),
              of(17, 5),
              of(3.0, 0.4),
              of(2.9, 0.5),
              of(0.35, 0.25),
              0.15,
              0.85),
          new Habit(
              0.06,
              false,
              of(1.6, 0.5),
              of(23, 2.5),
              of(2.6, 0.5),
              of(1.0, 0.8),
              of(0.5, 0.25),
              0.25,
              0.25),
          // a stolen card, a stolen number that is tried out, an account taken over
          new Habit(
              0.022,
              true,
              of(2.2, 0.45),
              of(2, 4),
              of(2.9, 0.4),
              of(2.8, 0.6),
              of(0.5, 0.3),
              0.5,
              0.8),
          new Habit(
              0.015,
              true,
              of(0.5, 0.35),
              of(3, 6),
              of(2.2, 0.6),
              of(1.5, 1.0),
              of(1.0, 0.25),
              0.6,
              0.5),
          new Habit(
              0.013,
              true,
              of(2.4, 0.4),
              of(12, 6),
              of(3.1, 0.35),
              of(1.4, 0.9),
              of(0.3, 0.25),
              0.85,
              0.3));

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
   * @return features [count, 7] in units of very different size, as {@link #FEATURE_NAMES} lists
   *     them, amount, age, distance and number as decimal logarithms; labels [count, 1], 1 for what
   *     was reported as fraud
   */
  public DataSet next(int count) {
    float[][] features = new float[count][];
    float[][] labels = new float[count][1];
    for (int row = 0; row < count; row++) {
      Draws own = draws.split();
      Habit habit = habit(own.between(0, 1));
      features[row] = habit.payment(own);
      boolean unexpected = own.chance(habit.fraud ? UNREPORTED : FALSELY_REPORTED);
      labels[row][0] = habit.fraud == unexpected ? 0 : 1;
    }
    return new DataSet(Nd4j.createFromArray(features), Nd4j.createFromArray(labels));
  }

  private static Habit habit(double share) {
    double left = share;
    for (Habit habit : HABITS) {
      left -= habit.share;
      if (left < 0) {
        return habit;
      }
    }
    return HABITS.get(0);
  }

  private static Range of(double mean, double deviation) {
    return new Range(mean, deviation);
  }

  /** A bell-shaped range of values. */
  private record Range(double mean, double deviation) {
    double draw(Draws draws) {
      return mean + draws.bell(deviation);
    }
  }

  /** How one kind of people pays: how many of all payments are theirs, and what is usual. */
  private record Habit(
      double share,
      boolean fraud,
      Range logAmount,
      Range hour,
      Range logAge,
      Range logDistance,
      Range logPayments,
      double newDevice,
      double abroad) {

    float[] payment(Draws draws) {
      double time = hour.draw(draws);
      return new float[] {
        (float) logAmount.draw(draws),
        (float) (time - 24 * Math.floor(time / 24)),
        (float) logAge.draw(draws),
        (float) logDistance.draw(draws),
        (float) Math.log10(Math.max(1, Math.rint(Math.pow(10, logPayments.draw(draws))))),
        draws.chance(newDevice) ? 1 : 0,
        draws.chance(abroad) ? 1 : 0
      };
    }
  }
}
